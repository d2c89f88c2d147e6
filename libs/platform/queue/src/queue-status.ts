import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Gauge } from 'prom-client';
import { Metrics, SeldomLog } from '#observability';
import { pauseFor } from './deadline.js';
import { InboxStore } from './upkeep/inbox.store.js';
import { QuarantineStore } from './workers/batches/quarantine.store.js';
import { QueueInspectors } from './queue-inspectors.js';
import { BATCH_QUEUES, type BatchQueueName } from './queue-names.js';
import { QueueShutdown } from './queue-shutdown.js';

/** One queue as last looked at. Batches, not records. */
export interface QueueReport {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
  /** batches in the second door */
  readonly inbox: number;
  /** when the oldest unfinished batch was stored, in either door */
  readonly oldestAt: Date | undefined;
  readonly checkedAt: Date;
}

const LOOK_EVERY_MS = 2_000;

/**
 * Looks at the queues every two seconds and remembers: counting is slow when it matters most. Undefined until the first look
 * succeeded; an old `checkedAt` means that the stores do not answer.
 */
@Injectable()
export class QueueStatus implements OnApplicationBootstrap {
  private readonly reports = new Map<BatchQueueName, QueueReport>();
  private readonly stopping = new AbortController();
  private readonly batches: Gauge;
  private readonly oldest: Gauge;
  private readonly quarantined: Gauge;
  private readonly log = new SeldomLog((line) => new Logger('queue status').warn(line));
  private looking: Promise<void> = Promise.resolve();

  constructor(
    @Inject(QueueInspectors) private readonly inspectors: QueueInspectors,
    @Inject(InboxStore) private readonly inbox: InboxStore,
    @Inject(QuarantineStore) private readonly quarantine: QuarantineStore,
    @Inject(Metrics) metrics: Metrics,
    @Inject(QueueShutdown) shutdown: QueueShutdown,
  ) {
    this.batches = metrics.gauge({
      name: 'rebound_queue_batches',
      help: 'Batches in the queue by state; inbox is the second door',
      labels: ['queue', 'state'],
    });
    this.oldest = metrics.gauge({ name: 'rebound_queue_oldest_seconds', help: 'Age of the oldest unfinished batch', labels: ['queue'] });
    this.quarantined = metrics.gauge({ name: 'rebound_quarantine_records', help: 'Records in quarantine' });
    shutdown.atFirst(() => this.stopping.abort());
  }

  of(queue: BatchQueueName): QueueReport | undefined {
    return this.reports.get(queue);
  }

  onApplicationBootstrap(): void {
    void this.loop();
  }

  /** Looks now; never rejects. Its calls queue up, so two are never under way. */
  refresh(): Promise<void> {
    this.looking = this.looking.then(async () => {
      await Promise.all(BATCH_QUEUES.map((queue) => this.look(queue)));
      await this.quarantine.count().then(
        (n) => this.quarantined.set(n),
        () => undefined,
      );
    });
    return this.looking;
  }

  private async loop(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.refresh();
      await pauseFor(LOOK_EVERY_MS, this.stopping.signal);
    }
  }

  private async look(queue: BatchQueueName): Promise<void> {
    try {
      const [counts, oldestJob, second] = await Promise.all([
        this.inspectors.counts(queue),
        this.inspectors.oldestAt(queue),
        this.inbox.waiting(queue),
      ]);
      const times = [oldestJob, second.oldestAt?.getTime()].filter((time) => time !== undefined);
      const oldestAt = times.length > 0 ? new Date(Math.min(...times)) : undefined;
      this.reports.set(queue, { ...counts, inbox: second.rows, oldestAt, checkedAt: new Date() });
      for (const state of ['waiting', 'active', 'delayed', 'failed'] as const) this.batches.set({ queue, state }, counts[state]);
      this.batches.set({ queue, state: 'inbox' }, second.rows);
      this.oldest.set({ queue }, oldestAt ? Math.max(0, (Date.now() - oldestAt.getTime()) / 1000) : 0);
    } catch (error) {
      this.log.say(`${queue} cannot be counted`, error instanceof Error ? error.message : 'unknown error');
    }
  }
}
