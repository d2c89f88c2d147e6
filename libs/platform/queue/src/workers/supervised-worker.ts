import { once } from 'node:events';
import type { Processor } from 'bullmq';
import { isBatchQueue } from '../queue-names.js';
import type { BatchQueueName } from '../queue-names.js';
import { isConnectionError } from '../stores/connection-error.js';
import { pauseFor, withDeadline } from '../deadline.js';
import type { BatchWorker, QueueStore } from '../stores/queue-store.js';

/** Who a worker belongs to: gets it at construction, hears of its jobs and its troubles. */
export interface Crew {
  readonly store: QueueStore;
  enlist(worker: SupervisedWorker): void;
  finished(queue: BatchQueueName): void;
  say(subject: string, error: unknown): void;
}

/**
 * What @nestjs/bullmq builds for a @BatchHandler in place of BullMQ's Worker (BullModule.workerClass): a worker that is built when
 * its store answers, rebuilt when it has stopped making progress, paused while this machine's clock cannot be trusted, and closed
 * within a deadline. Nest passes the shared `connection` option through untouched; ours is the process's crew.
 */
export class SupervisedWorker {
  readonly queue: BatchQueueName;
  private readonly crew: Crew;
  private readonly stopping = new AbortController();
  private readonly abandoned = new AbortController();
  private worker: BatchWorker | undefined;
  private building: Promise<void> | undefined;
  private pausedFor: string | undefined;
  private closed: Promise<void> | undefined;
  private finishedAt = Date.now();

  constructor(
    name: string,
    private readonly processor: Processor<string, void>,
    options: { readonly connection: unknown },
  ) {
    if (!isBatchQueue(name)) throw new Error(`@BatchHandler('${name}'): there is no such queue.`);
    this.queue = name;
    this.crew = options.connection as Crew;
    this.crew.enlist(this);
  }

  /** When a job last ended, well or badly, or the worker was built; ms since 1970. */
  get lastFinishedAt(): number {
    return this.finishedAt;
  }

  get isRunning(): boolean {
    return this.worker?.isRunning() === true && this.pausedFor === undefined;
  }

  /** Builds the worker as soon as the store answers; goes on trying until closed. */
  start(): Promise<void> {
    this.building ??= this.build().finally(() => {
      this.building = undefined;
    });
    return this.building;
  }

  async rebuild(): Promise<void> {
    const old = this.worker;
    this.worker = undefined;
    // The jobs it holds stall and are redelivered; a wedged worker may never close.
    if (old) {
      await withDeadline(old.close(true), 3_000, 'closing').catch(() => undefined);
      await this.crew.store.abandonWorker(old);
    }
    if (!this.stopping.signal.aborted) await this.start();
  }

  /** Resolves when the worker has let go of its store, or after three seconds when a job at hand takes longer. */
  async pause(why: string): Promise<void> {
    if (this.pausedFor !== undefined) return;
    this.pausedFor = why;
    await this.hold();
  }

  resume(): void {
    if (this.pausedFor === undefined) return;
    this.pausedFor = undefined;
    void this.worker?.resume();
  }

  /**
   * Takes no more jobs and resolves when those at hand are finished, or when it is abandoned: BullMQ's own close waits for a store
   * that is away. Called by Nest too, which would wait as long.
   */
  async close(): Promise<void> {
    this.stopping.abort();
    this.closed ??= this.worker?.close() ?? Promise.resolve();
    if (!this.abandoned.signal.aborted) await Promise.race([this.closed, once(this.abandoned.signal, 'abort')]);
  }

  /** Lets go of what could not be finished. */
  async abandon(): Promise<void> {
    this.abandoned.abort();
    if (this.worker) await this.crew.store.abandonWorker(this.worker);
  }

  /** Nest registers @OnWorkerEvent listeners here; our handlers have none. */
  on(): this {
    return this;
  }

  private async build(): Promise<void> {
    for (let waitMs = 100; !this.stopping.signal.aborted; waitMs = Math.min(waitMs * 2, 1_000)) {
      try {
        await withDeadline(this.crew.store.probe(), 2_000, 'the queue store');
        this.hire();
        return;
      } catch (error) {
        this.crew.say(`${this.queue}: waiting for the queue store`, error);
        await pauseFor(waitMs, this.stopping.signal);
      }
    }
  }

  private hire(): void {
    const worker = this.crew.store.openWorker(this.queue, this.processor);
    worker.on('error', (error) => this.crew.say(`${this.queue}: ${isConnectionError(error) ? 'queue store' : 'worker'}`, error));
    worker.on('completed', () => this.finished());
    worker.on('failed', (_job, error) => {
      this.finished();
      this.crew.say(`${this.queue}: a batch failed and will be tried again`, error);
    });
    this.finishedAt = Date.now();
    this.worker = worker;
    if (this.pausedFor !== undefined) void this.hold();
  }

  // Not pause(true): a worker that already waits for a job would still take that one.
  private async hold(): Promise<void> {
    if (!this.worker) return;
    await withDeadline(this.worker.pause(), 3_000, 'pausing').catch((error: unknown) => this.crew.say(`${this.queue}: pausing`, error));
  }

  private finished(): void {
    this.finishedAt = Date.now();
    this.crew.finished(this.queue);
  }
}
