import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { BullRegistrar } from '@nestjs/bullmq';
import { SETTINGS, type Settings } from '#config';
import { SeldomLog } from '#observability';
import { ConnectionBudget } from '../stores/connection-budget.js';
import { BatchRunner } from './batches/batch-runner.js';
import { pauseFor, withDeadline } from '../deadline.js';
import { BATCH_QUEUES, wantedQueues, type BatchQueueName, type WorkerQueueName } from '../queue-names.js';
import { ProcessBeat } from '../processes/process-beat.js';
import { QueueShutdown } from '../queue-shutdown.js';
import { QueueStore } from '../stores/queue-store.js';
import type { Crew, SupervisedWorker } from './supervised-worker.js';

/** Stopping began before HTTP closed, so the eight seconds are counted generously here. */
const CLOSE_MS = 6_000;
const PROBE_MS = 2_000;
const PROBE_EVERY_MS = 500;

/** All workers of this process: which queues it takes, pausing, and the way down. */
@Injectable()
export class WorkerCrew implements Crew {
  readonly wanted: ReadonlySet<WorkerQueueName>;
  private readonly workers = new Map<BatchQueueName, SupervisedWorker>();
  private readonly finishedAt = new Map<BatchQueueName, number>();
  private readonly log = new SeldomLog((line) => new Logger('worker').warn(line));
  private upkeepRuns = 0;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    @Inject(QueueStore) readonly store: QueueStore,
    @Inject(BatchRunner) private readonly runner: BatchRunner,
    @Inject(QueueShutdown) shutdown: QueueShutdown,
    @Inject(ProcessBeat) beat: ProcessBeat,
  ) {
    this.wanted = wantedQueues(settings.WORKER_QUEUES);
    for (const queue of BATCH_QUEUES) if (this.wanted.has(queue)) beat.report(`processed ${queue}`, () => runner.handled(queue));
    if (this.wanted.has('upkeep')) beat.report('upkeep runs', () => this.upkeepRuns);
    shutdown.atFirst(() => this.stopTaking());
    shutdown.add('workers', 7_000, () => this.close());
  }

  enlist(worker: SupervisedWorker): void {
    if (this.workers.has(worker.queue)) throw new Error(`Two classes are @BatchHandler('${worker.queue}'): a queue has one handler.`);
    this.workers.set(worker.queue, worker);
  }

  /** The workers whose queues this process takes. */
  get onDuty(): SupervisedWorker[] {
    return [...this.workers.values()].filter((worker) => this.wanted.has(worker.queue));
  }

  start(): void {
    for (const worker of this.onDuty) void worker.start();
  }

  /** Resolves when no worker takes jobs any more (or after some seconds, when one cannot let go of its job). */
  async pauseAll(why: string): Promise<void> {
    await Promise.all(this.onDuty.map((worker) => worker.pause(why)));
  }

  resumeAll(): void {
    this.onDuty.forEach((worker) => worker.resume());
  }

  finished(queue: BatchQueueName): void {
    this.finishedAt.set(queue, Date.now());
  }

  upkeepFinished(): void {
    this.upkeepRuns++;
  }

  /** When this process last finished a job of the queue, ms since 1970. */
  lastFinishedAt(queue: BatchQueueName): number | undefined {
    return this.finishedAt.get(queue);
  }

  say(subject: string, error: unknown): void {
    this.log.say(subject, error instanceof Error ? error.message : 'unknown error');
  }

  private stopTaking(): void {
    this.runner.stop();
    this.onDuty.forEach((worker) => void worker.close().catch(() => undefined));
  }

  private async close(): Promise<void> {
    const enough = new AbortController();
    const closing = Promise.all(this.onDuty.map((worker) => worker.close()));
    await Promise.race([closing, pauseFor(CLOSE_MS, enough.signal), this.storeLost(enough.signal)]);
    enough.abort();
    await Promise.all(this.onDuty.map((worker) => worker.abandon()));
  }

  /** Resolves when the queue store does not answer: what would be finished now could not be told to it, and is redelivered anyway. */
  private async storeLost(signal: AbortSignal): Promise<void> {
    try {
      while (!signal.aborted) {
        await withDeadline(this.store.probe(), PROBE_MS, 'the queue store');
        await pauseFor(PROBE_EVERY_MS, signal);
      }
    } catch {
      // Lost.
    }
  }
}

/** Starts the workers when every module of the application is up, not while some are still loading what handlers need. */
@Injectable()
export class WorkerStart implements OnApplicationBootstrap {
  constructor(
    @Inject(BullRegistrar) private readonly registrar: BullRegistrar,
    @Inject(WorkerCrew) private readonly crew: WorkerCrew,
    @Inject(ConnectionBudget) budget: ConnectionBudget,
  ) {
    budget.claim('queue worker', crew.store.connections.consuming);
  }

  onApplicationBootstrap(): void {
    this.registrar.register();
    this.crew.start();
  }
}
