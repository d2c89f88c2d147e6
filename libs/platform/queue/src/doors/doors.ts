import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Counter } from 'prom-client';
import { Metrics, Readiness, SeldomLog } from '#observability';
import { Breaker } from './breaker.js';
import { withDeadline } from '../deadline.js';
import { InboxDoorStore } from './inbox-door.store.js';
import { BATCH_QUEUES, type BatchQueueName } from '../queue-names.js';
import { QueueShutdown } from '../queue-shutdown.js';
import { QueueStore, type BatchQueue } from '../stores/queue-store.js';
import { StorageUnavailable } from './storage-unavailable.js';

/** Within the 900 ms after which a publish is refused, some of which it may have spent waiting for a flush. */
const BOTH_DOORS_MS = 870;
/** What is left, all of it when the queue refuses at once, is the second door's. */
const QUEUE_DEADLINE_MS = 550;
const BREAKER = { openMs: 1_000, probeDeadlineMs: 500 };
/** One is enough: the inbox takes what comes, and what waited behind a hanging store has no time left to try it too. */
const QUEUE_FAILURES = 1;
/** Behind the second door there is none. */
const INBOX_FAILURES = 5;

/**
 * The two durable places of a batch, tried in order: a BullMQ job, then a row of `inbox` that the workers sweep.
 * A batch that timed out at the first door may be in both: its records are processed once all the same.
 */
@Injectable()
export class Doors implements OnApplicationBootstrap {
  private readonly queues = new Map<BatchQueueName, Promise<BatchQueue>>();
  private readonly queueBreaker: Breaker;
  private readonly inboxBreaker: Breaker;
  private readonly taken: Counter;
  private readonly log = new SeldomLog((line) => new Logger('queue').warn(line));

  constructor(
    @Inject(QueueStore) private readonly queueStore: QueueStore,
    @Inject(InboxDoorStore) private readonly inbox: InboxDoorStore,
    @Inject(Metrics) metrics: Metrics,
    @Inject(Readiness) readiness: Readiness,
    @Inject(QueueShutdown) shutdown: QueueShutdown,
  ) {
    shutdown.add('queues', 1_500, () => this.close());
    this.queueBreaker = new Breaker({ ...BREAKER, failures: QUEUE_FAILURES, probe: () => this.queueStore.probe() });
    this.inboxBreaker = new Breaker({ ...BREAKER, failures: INBOX_FAILURES, probe: () => this.inbox.probe() });
    this.taken = metrics.counter({
      name: 'rebound_publish_batches_total',
      help: 'Batches by the door that took them',
      labels: ['queue', 'door'],
    });
    readiness.add('intake', () => (this.closed ? 'neither the queue nor the database takes hits; they are answered 503' : undefined));
  }

  /** Opens the queues ahead of the first hit. */
  onApplicationBootstrap(): void {
    for (const queue of BATCH_QUEUES) this.queueOf(queue).catch(() => undefined);
  }

  /** Neither door has answered lately: refuse at once instead of collecting. */
  get closed(): boolean {
    return this.queueIsShut && this.inboxBreaker.isOpen;
  }

  /**
   * Resolves when one door has confirmed the batch.
   * @throws StorageUnavailable when neither has, within about 870 ms
   */
  async store(queue: BatchQueueName, payload: string): Promise<void> {
    const startedAt = performance.now();
    if (!this.queueIsShut && (await this.passes('queue', queue, this.queueBreaker, () => this.addJob(queue, payload), QUEUE_DEADLINE_MS)))
      return;
    const leftMs = BOTH_DOORS_MS - (performance.now() - startedAt);
    if (
      !this.inboxBreaker.isOpen &&
      (await this.passes('inbox', queue, this.inboxBreaker, () => this.inbox.insert(queue, payload), leftMs))
    )
      return;
    this.taken.inc({ queue, door: 'none' });
    throw new StorageUnavailable('neither the queue nor the database confirmed it');
  }

  private async close(): Promise<void> {
    this.queueBreaker.stop();
    this.inboxBreaker.stop();
    const closing = [...this.queues.values()].map((opening) =>
      opening.then(
        (queue) => this.queueStore.closeQueue(queue),
        () => undefined,
      ),
    );
    await Promise.all(closing);
    await this.inbox.close();
  }

  private get queueIsShut(): boolean {
    return this.queueBreaker.isOpen || this.queueStore.trouble() !== undefined;
  }

  private async passes(
    door: 'queue' | 'inbox',
    queue: BatchQueueName,
    breaker: Breaker,
    put: () => Promise<unknown>,
    deadlineMs: number,
  ): Promise<boolean> {
    try {
      await withDeadline(put(), deadlineMs, door);
      breaker.succeeded();
      this.taken.inc({ queue, door });
      return true;
    } catch (error) {
      breaker.failed();
      this.log.say(`${door} did not take a batch of ${queue}`, error instanceof Error ? error.message : 'unknown error');
      return false;
    }
  }

  private async addJob(name: BatchQueueName, payload: string): Promise<void> {
    const queue = await this.queueOf(name);
    // A fresh id: BullMQ ignores an add whose id it still knows, and an integer or a colon is refused.
    await queue.add('batch', payload, { jobId: `b-${randomUUID()}` });
  }

  private queueOf(name: BatchQueueName): Promise<BatchQueue> {
    const known = this.queues.get(name);
    if (known) return known;
    const opening = this.queueStore.openProducer(name);
    this.queues.set(name, opening);
    opening.catch(() => this.queues.delete(name));
    return opening;
  }
}
