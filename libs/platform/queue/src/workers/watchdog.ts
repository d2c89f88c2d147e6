import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Readiness } from '#observability';
import { BatchRunner } from './batches/batch-runner.js';
import { pauseFor } from '../deadline.js';
import type { BatchQueueName } from '../queue-names.js';
import { QueueShutdown } from '../queue-shutdown.js';
import { QueueStatus } from '../queue-status.js';
import type { SupervisedWorker } from './supervised-worker.js';
import { WorkerCrew } from './worker-crew.js';

const LOOK_EVERY_MS = 5_000;
const STUCK_AFTER_MS = 30_000;
const STALE_REPORT_MS = 15_000;

/**
 * Notices a worker that has batches waiting and finishes none: BullMQ relies on its drivers for reconnecting, and some links die
 * without an error. After 30 s the worker is built anew; when that did not help either, the process ends and its supervisor
 * starts a fresh one.
 */
@Injectable()
export class Watchdog implements OnApplicationBootstrap {
  private readonly stopping = new AbortController();
  private readonly rebuilt = new Map<BatchQueueName, number>();
  private readonly log = new Logger('watchdog');

  constructor(
    @Inject(WorkerCrew) private readonly crew: WorkerCrew,
    @Inject(QueueStatus) private readonly status: QueueStatus,
    @Inject(BatchRunner) private readonly runner: BatchRunner,
    @Inject(Readiness) readiness: Readiness,
    @Inject(QueueShutdown) private readonly shutdown: QueueShutdown,
  ) {
    readiness.add('queues', () => this.reason());
    shutdown.atFirst(() => this.stopping.abort());
  }

  onApplicationBootstrap(): void {
    void this.loop();
  }

  private async loop(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await pauseFor(LOOK_EVERY_MS, this.stopping.signal);
      await this.inspect();
    }
  }

  /** Looks at every worker of this process, mends or ends. stuckAfterMs is shortened by tests. */
  async inspect(stuckAfterMs = STUCK_AFTER_MS): Promise<void> {
    for (const worker of this.crew.onDuty) await this.look(worker, stuckAfterMs);
  }

  private async look(worker: SupervisedWorker, stuckAfterMs: number): Promise<void> {
    if (this.stopping.signal.aborted) return;
    if (worker.lastFinishedAt > (this.rebuilt.get(worker.queue) ?? Infinity)) this.rebuilt.delete(worker.queue);
    if (!this.isStuck(worker, stuckAfterMs)) return;
    if (this.rebuilt.has(worker.queue)) {
      this.log.fatal(`${worker.queue}: no batch finished although its worker was built anew; ending, so that the process starts afresh`);
      return this.shutdown.endProcess(1);
    }
    this.log.error(`${worker.queue}: batches wait and none has finished for ${stuckAfterMs / 1000} s; building its worker anew`);
    this.runner.forget(worker.queue);
    await worker.rebuild();
    this.rebuilt.set(worker.queue, Date.now());
  }

  private isStuck(worker: SupervisedWorker, stuckAfterMs = STUCK_AFTER_MS): boolean {
    if (!worker.isRunning || this.runner.waitsForDatabase) return false;
    const report = this.status.of(worker.queue);
    // No fresh counts: the store does not answer, and a new worker would not help.
    if (!report || Date.now() - report.checkedAt.getTime() > STALE_REPORT_MS || report.waiting === 0) return false;
    return Date.now() - Math.max(worker.lastFinishedAt, this.runner.lastSettledAt) >= stuckAfterMs;
  }

  // For /readyz: dependencies usable and queues making progress.
  private reason(): string | undefined {
    if (this.runner.waitsForDatabase) return 'batches wait for the database';
    for (const worker of this.crew.onDuty) {
      const report = this.status.of(worker.queue);
      if (!report) return `${worker.queue} has not been looked at yet`;
      if (Date.now() - report.checkedAt.getTime() > STALE_REPORT_MS) return `${worker.queue}: its store does not answer`;
      if (this.isStuck(worker)) return `${worker.queue}: batches wait and none finishes`;
    }
    return undefined;
  }
}
