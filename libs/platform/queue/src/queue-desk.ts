import { Inject, Injectable } from '@nestjs/common';
import { decodeBatch } from './doors/batch-text.js';
import { QueueInspectors } from './queue-inspectors.js';
import { BATCH_QUEUES, type BatchQueueName } from './queue-names.js';
import { QueueStatus, type QueueReport } from './queue-status.js';
import { QueueStore, type BatchJob, type StoreFacts } from './stores/queue-store.js';
import { InboxStore } from './upkeep/inbox.store.js';
import { QuarantineStore } from './workers/batches/quarantine.store.js';

export const JOB_STATES = ['waiting', 'active', 'delayed', 'failed', 'quarantined'] as const;
export type ShownState = (typeof JOB_STATES)[number];

/** A batch in a queue, or a single record that was put aside. Nothing of what visitors or advertisers sent is in it. */
export interface ShownJob {
  readonly id: string;
  readonly at: Date;
  readonly attempts: number;
  readonly error: string | undefined;
  /** undefined: not a batch of ours */
  readonly records: number | undefined;
  readonly bytes: number;
  /** ids of its first records: a click's or a receipt's uuid */
  readonly recordIds: readonly string[];
}

const RETRY_AT_ONCE = 500;
const IDS_SHOWN = 3;

/** What people do with the queues: look at them, look into them, take up again what was given up. */
@Injectable()
export class QueueDesk {
  readonly names: readonly BatchQueueName[] = BATCH_QUEUES;

  constructor(
    @Inject(QueueStatus) private readonly status: QueueStatus,
    @Inject(QueueInspectors) private readonly inspectors: QueueInspectors,
    @Inject(QuarantineStore) private readonly quarantine: QuarantineStore,
    @Inject(QueueStore) private readonly store: QueueStore,
    @Inject(InboxStore) private readonly inbox: InboxStore,
  ) {}

  /** As of the last look, at most a few seconds ago; undefined: the stores have not answered yet. */
  report(queue: BatchQueueName): QueueReport | undefined {
    return this.status.of(queue);
  }

  /** Records put aside, per queue. */
  quarantined(): Promise<ReadonlyMap<string, number>> {
    return this.quarantine.counts();
  }

  get storeKind(): 'redis' | 'postgres' {
    return this.store.kind;
  }

  /** What is wrong with the store's settings, if anything is. */
  storeTrouble(): string | undefined {
    return this.store.trouble();
  }

  /** Rejects while the store is away. */
  aboutStore(): Promise<StoreFacts> {
    return this.store.about();
  }

  /** Oldest first. Rejects while the store is away. */
  async jobs(queue: BatchQueueName, state: ShownState, limit: number): Promise<ShownJob[]> {
    if (state === 'quarantined') {
      const records = await this.quarantine.list(queue, limit);
      return records.map(({ id, at, error, payload }) => ({ id, at, attempts: 0, error, ...contentsOf(payload) }));
    }
    return (await this.inspectors.jobs(queue, state, limit)).map(showJob);
  }

  /**
   * Ids of all records that were stored and are not processed yet, in either door. One may be here twice, and one whose batch is being
   * finished at this moment may have its row already.
   *
   * maxBatches  of each state; undefined: there are more than that, so this is no count. Rejects while the store is away.
   */
  async unfinishedIds(queue: BatchQueueName, maxBatches: number): Promise<readonly string[] | undefined> {
    // Counted first: a backlog of thousands would be read, tens of megabytes, only to say that it is too large.
    const counts = await this.inspectors.counts(queue);
    if (Object.values(counts).some((batches) => batches > maxBatches)) return undefined;
    const { records, isAll } = await this.unfinished(queue, maxBatches);
    return isAll ? records.flatMap(idOf) : undefined;
  }

  /**
   * Records, as they were sent, that have come and are no rows yet: those in either door, and those that were put aside.
   *
   * keep        which of them
   * maxBatches  of each state; isAll false: there are more than that, and the rest was not looked into. Rejects while the store is away.
   */
  async unfinishedRecords(
    queue: BatchQueueName,
    keep: (record: string) => boolean,
    maxBatches: number,
  ): Promise<{ readonly queued: readonly string[]; readonly quarantined: readonly string[]; readonly isAll: boolean }> {
    const { records, isAll } = await this.unfinished(queue, maxBatches);
    const aside = await this.quarantine.list(queue, maxBatches);
    return {
      queued: [...new Set(records.filter(keep))],
      quarantined: aside.flatMap(({ payload }) => recordsOf(payload)).filter(keep),
      isAll: isAll && aside.length < maxBatches,
    };
  }

  private async unfinished(queue: BatchQueueName, maxBatches: number): Promise<{ records: string[]; isAll: boolean }> {
    const payloads: unknown[] = await this.inbox.payloads(queue, maxBatches + 1);
    let isAll = payloads.length <= maxBatches;
    // In the order in which a job goes through them: one that moves on meanwhile is seen at the least once.
    for (const state of ['delayed', 'waiting', 'active', 'failed'] as const) {
      const jobs = await this.inspectors.jobs(queue, state, maxBatches + 1);
      isAll &&= jobs.length <= maxBatches;
      payloads.push(...jobs.map((job) => job.data));
    }
    return { records: payloads.flatMap(recordsOf), isAll };
  }

  /**
   * Puts failed jobs and quarantined records back into the queue, at most 500 of each; what fails again comes back here.
   * A record is in the queue again before it leaves quarantine: a death in between repeats it, which processing allows.
   */
  async retry(queue: BatchQueueName): Promise<{ failed: number; quarantined: number }> {
    const failed = await this.inspectors.retryFailed(queue, RETRY_AT_ONCE);
    const records = await this.quarantine.list(queue, RETRY_AT_ONCE);
    for (const { payload } of records) await this.inspectors.add(queue, payload);
    await this.quarantine.remove(records.map(({ id }) => id));
    await this.status.refresh();
    return { failed, quarantined: records.length };
  }
}

function showJob(job: BatchJob): ShownJob {
  return {
    id: job.id ?? '',
    at: new Date(job.timestamp),
    attempts: job.attemptsMade,
    error: job.failedReason || undefined,
    ...contentsOf(job.data),
  };
}

function recordsOf(payload: unknown): string[] {
  try {
    return decodeBatch(payload);
  } catch {
    return [];
  }
}

function contentsOf(payload: unknown): Pick<ShownJob, 'records' | 'bytes' | 'recordIds'> {
  const bytes = typeof payload === 'string' ? Buffer.byteLength(payload) : 0;
  try {
    const records = decodeBatch(payload);
    return { bytes, records: records.length, recordIds: records.slice(0, IDS_SHOWN).flatMap(idOf) };
  } catch {
    return { bytes, records: undefined, recordIds: [] };
  }
}

function idOf(record: string): string[] {
  try {
    const { id } = JSON.parse(record) as { id?: unknown };
    return typeof id === 'string' ? [id.slice(0, 64)] : [];
  } catch {
    return [];
  }
}
