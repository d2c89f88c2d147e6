import { Inject, Injectable, Logger } from '@nestjs/common';
import { WaitingError } from 'bullmq';
import type { Counter } from 'prom-client';
import { SETTINGS, type Settings } from '#config';
import { Metrics, SeldomLog } from '#observability';
import { decodeBatch } from '../../doors/batch-text.js';
import { DatabaseProbeStore } from '../../clock/database-probe.store.js';
import { withDeadline } from '../../deadline.js';
import { findFaulty } from './find-faulty.js';
import { Gathering } from './gathering.js';
import { Interrupted, Outages } from './outages.js';
import { poisonous } from './poisonous.js';
import { QuarantineStore } from './quarantine.store.js';
import { Suspects } from './suspects.js';
import type { BatchQueueName } from '../../queue-names.js';
import { HANDLED_AT_ONCE, type BatchJob } from '../../stores/queue-store.js';
import { Turnstile } from '../../doors/turnstile.js';

export type HandleRecords = (records: readonly string[]) => Promise<void>;

const WHOLE_BATCH_MS = 30_000;
const PART_MS = 10_000;
/** Starts after which a record (alone in its batch, or all of a batch) is blamed although nothing else has succeeded meanwhile. */
const LONE_RECORD_STARTS = 3;
const ALL_FAIL_STARTS = 6;
/** Runs batches through their handler so that no record is dropped and none blocks the others. Nothing here knows what a record is. */
@Injectable()
export class BatchRunner {
  private readonly turnstile = new Turnstile();
  private readonly stopping = new AbortController();
  private readonly processed: Counter;
  private readonly quarantined: Counter;
  private readonly log = new SeldomLog((line) => new Logger('worker').warn(line));
  private readonly outages: Outages;
  private settledAt = Date.now();
  private readonly succeededAt = new Map<BatchQueueName, number>();
  private readonly records = new Map<BatchQueueName, number>();
  private readonly gatherings = new Map<BatchQueueName, Gathering>();

  constructor(
    @Inject(QuarantineStore) private readonly quarantine: QuarantineStore,
    @Inject(DatabaseProbeStore) database: DatabaseProbeStore,
    @Inject(Suspects) private readonly suspects: Suspects,
    @Inject(Metrics) metrics: Metrics,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'FAILPOINT'>,
  ) {
    this.outages = new Outages(database, this.stopping.signal, this.log);
    this.processed = metrics.counter({ name: 'rebound_processed_records_total', help: 'Records a handler has taken', labels: ['queue'] });
    this.quarantined = metrics.counter({
      name: 'rebound_quarantined_records_total',
      help: 'Records put aside because they cannot be processed',
      labels: ['queue'],
    });
  }

  /** true while batches wait for the database: no progress is expected. */
  get waitsForDatabase(): boolean {
    return this.outages.waits;
  }

  /** When a handler last took or refused something, ms since 1970. */
  get lastSettledAt(): number {
    return this.settledAt;
  }

  /** Records of a queue that this process has handled since its start. */
  handled(queue: BatchQueueName): number {
    return this.records.get(queue) ?? 0;
  }

  /** What is being handled is given up: its worker is built anew, and its batches come again. */
  forget(queue: BatchQueueName): void {
    this.gatherings.delete(queue);
  }

  /** From now on batches that wait for the database go back to the queue. */
  stop(): void {
    this.stopping.abort();
  }

  /** One BullMQ job. Resolves when every record is processed or quarantined; what it throws makes BullMQ retry. */
  async runJob(queue: BatchQueueName, handle: HandleRecords, job: BatchJob, token = ''): Promise<void> {
    const records = this.read(job.data);
    if (records === undefined) return this.putAside(queue, String(job.data), new Error('not a batch'));
    // Stalled: its earlier start ended with the process, perhaps because of it.
    const deaths = job.stalledCounter;
    try {
      if (deaths === 0) {
        // One that has failed, perhaps for a neighbour's sake, is by itself from then on; the search for its guilty record holds up nobody.
        const first = job.attemptsMade === 0;
        await this.turnstile.together(() =>
          first ? this.gathered(queue, handle, records) : this.runBatch(queue, handle, records, job.attemptsMade),
        );
        // The worst moment to die: everything is stored, and the queue does not know.
        if (this.settings.FAILPOINT === 'after_commit') process.kill(process.pid, 'SIGKILL');
        return;
      }
      if (records.length > 1) return await this.suspects.takeApart(queue, records);
      return await this.turnstile.byItself(() => this.runSuspect(queue, handle, records, job));
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      await job.moveToWait(token);
      throw new WaitingError();
    }
  }

  private async runSuspect(queue: BatchQueueName, handle: HandleRecords, records: readonly string[], job: BatchJob): Promise<void> {
    const tried = await this.suspects.tryAlone(job, () => this.runBatch(queue, handle, records, job.attemptsMade + job.stalledCounter));
    if (!tried) await this.putAside(queue, String(records[0]), new Error('the process ended each time this record was handled'));
  }

  /**
   * Records from anywhere through their handler. The first start of a batch throws its fault (it may pass); later ones bisect.
   *
   * earlierStarts  how often this batch has been started before, 0 or more
   * throws         what the handler threw, when no record can be blamed for it yet
   */
  async runBatch(queue: BatchQueueName, handle: HandleRecords, records: readonly string[], earlierStarts: number): Promise<void> {
    try {
      await this.attempt(queue, handle, records, WHOLE_BATCH_MS);
    } catch (error) {
      if (error instanceof Interrupted || earlierStarts === 0) throw error;
      const startedAt = Date.now();
      const search = await findFaulty((part) => this.attempt(queue, handle, part, PART_MS), records, error);
      // Where nothing succeeds the fault may be ours: believe it only after patience.
      const othersSucceeded = search.successes > 0 || (this.succeededAt.get(queue) ?? 0) >= startedAt;
      const patience = records.length === 1 && search.timeouts === 0 ? LONE_RECORD_STARTS : ALL_FAIL_STARTS;
      if (!othersSucceeded && earlierStarts + 1 < patience) throw error;
      for (const fault of search.faulty) await this.putAside(queue, fault.record, fault.error);
    }
  }

  // A queue has one handler: it may be bound to the gathering.
  private gathered(queue: BatchQueueName, handle: HandleRecords, records: readonly string[]): Promise<void> {
    const known = this.gatherings.get(queue);
    const gathering = known ?? new Gathering(HANDLED_AT_ONCE, (some) => this.runBatch(queue, handle, some, 0));
    if (!known) this.gatherings.set(queue, gathering);
    return gathering.add(records);
  }

  async putAside(queue: BatchQueueName, record: string, error: unknown): Promise<void> {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : `thrown: ${String(error)}`;
    await this.outages.outlast(() => this.quarantine.add(queue, record, reason));
    this.quarantined.inc({ queue });
    this.settledAt = Date.now();
    this.log.say(`a record of ${queue} was quarantined`, reason);
  }

  private async attempt(queue: BatchQueueName, handle: HandleRecords, records: readonly string[], limitMs: number): Promise<void> {
    const work = this.settings.FAILPOINT === 'poison' ? poisonous(handle) : handle;
    await this.outages.outlast(() =>
      withDeadline(call(work, records), limitMs, `handling ${records.length} records`).finally(() => {
        this.settledAt = Date.now();
      }),
    );
    this.processed.inc({ queue }, records.length);
    this.records.set(queue, this.handled(queue) + records.length);
    this.succeededAt.set(queue, Date.now());
  }

  private read(data: unknown): string[] | undefined {
    try {
      return decodeBatch(data);
    } catch {
      return undefined;
    }
  }
}

// A handler may throw before it returns a promise.
async function call(handle: HandleRecords, records: readonly string[]): Promise<void> {
  await handle(records);
}
