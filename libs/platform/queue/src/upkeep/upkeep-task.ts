import type { WorkerQueueName } from '../queue-names.js';

/**
 * Something done again and again by one worker process at a time: a provider of an x.worker.module.ts, found by its type.
 * Runs by timer, guarded by an advisory lock of PostgreSQL, so it needs no queue; never beside itself.
 *
 *   name     stable, unique: it is the lock's name and a metric's label
 *   everyMs  pause between the end of one run and the start of the next
 *   run      must be safe to be killed at any point and to be repeated; stops soon after the signal aborts. What it throws is
 *            logged and counted, the next run comes as usual
 */
export abstract class UpkeepTask {
  abstract readonly name: string;
  abstract readonly everyMs: number;

  /** Processes that take this queue run the task. */
  readonly partOf: WorkerQueueName = 'upkeep';

  abstract run(signal: AbortSignal): Promise<void>;
}
