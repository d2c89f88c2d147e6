import { encodeBatch } from './batch-text.js';
import { StorageUnavailable } from './storage-unavailable.js';

export interface BatchPublisherOptions {
  /** Stores one encoded batch durably, or rejects. */
  readonly store: (payload: string) => Promise<void>;
  /** true: refuse at once, nothing durable answers */
  readonly isClosed: () => boolean;
  readonly onFlush?: (flush: { records: number; seconds: number; stored: boolean }) => void;
  readonly onRefused?: (records: number) => void;
  readonly limits?: Partial<PublisherLimits>;
}

export interface PublisherLimits {
  readonly batchRecords: number;
  readonly batchBytes: number;
  /** waiting and in flight together */
  readonly bufferRecords: number;
  readonly bufferBytes: number;
  readonly flushesInFlight: number;
  /** While one flush is in flight, the next leaves with so many records … */
  readonly worthAnother: number;
  /** … or when its first record has waited so long: the flush before it may be stuck. */
  readonly ripeAfterMs: number;
  /** from the arrival of a batch's first record to its refusal */
  readonly deadlineMs: number;
}

export const PUBLISHER_LIMITS: PublisherLimits = {
  batchRecords: 500,
  batchBytes: 1_048_576,
  bufferRecords: 20_000,
  bufferBytes: 64 * 1_048_576,
  flushesInFlight: 2,
  worthAnother: 32,
  ripeAfterMs: 20,
  deadlineMs: 900,
};

interface Batch {
  readonly records: string[];
  readonly stored: Promise<void>;
  readonly openedAt: number;
  bytes: number;
  resolve(): void;
  reject(error: Error): void;
  /** does not wait for others any more */
  ripe: boolean;
  /** its senders have been refused already */
  late: boolean;
  /** until it is ripe, then until it is late */
  timer: NodeJS.Timeout | undefined;
}

/**
 * Group commit: while a flush is in flight, what arrives forms the next batch; an idle system flushes at once, a busy one in
 * batches of hundreds. A second flush beside the first pays only when there is much to store: PostgreSQL commits jobs one after the
 * other, and a flush costs it as much for one record as for thirty. All records of a batch share one promise, one job and one fate.
 *
 * Who publishes: the tracker. Who consumes: the worker's BatchProcessor of the same queue. A repeat (a batch stored through both
 * doors, a redelivery) is the processor's to recognise.
 */
export class BatchPublisher {
  private readonly limits: PublisherLimits;
  private readonly waiting: Batch[] = [];
  private inFlight = 0;
  private heldRecords = 0;
  private heldBytes = 0;
  private flushPlanned = false;
  private ended = false;

  constructor(private readonly options: BatchPublisherOptions) {
    this.limits = { ...PUBLISHER_LIMITS, ...options.limits };
  }

  /**
   * Hands over one JSON text.
   *
   * resolves  when it is stored durably
   * rejects   StorageUnavailable, at once when nothing answers or the buffer is full, else within about 900 ms
   */
  publish(record: string): Promise<void> {
    // Characters, not bytes: a bound needs no exactness, and counting bytes would cost as much as the copy.
    const bytes = record.length;
    if (this.ended) return this.refuse('this process is shutting down');
    if (this.options.isClosed()) return this.refuse('neither the queue nor the database answers');
    if (this.heldRecords >= this.limits.bufferRecords || this.heldBytes + bytes > this.limits.bufferBytes)
      return this.refuse('too many hits are waiting');
    const batch = this.batchFor(bytes);
    batch.records.push(record);
    batch.bytes += bytes;
    this.heldRecords++;
    this.heldBytes += bytes;
    this.planFlush();
    return batch.stored;
  }

  /** Stores what is waiting, takes nothing more. Resolves when all have been answered: at most the deadline later. */
  async close(): Promise<void> {
    this.ended = true;
    while (this.waiting.length > 0 || this.inFlight > 0) {
      this.flush();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  private refuse(why: string): Promise<never> {
    this.options.onRefused?.(1);
    return Promise.reject(new StorageUnavailable(why));
  }

  private batchFor(bytes: number): Batch {
    const last = this.waiting.at(-1);
    if (last && last.records.length < this.limits.batchRecords && last.bytes + bytes <= this.limits.batchBytes) return last;
    const batch = openBatch();
    batch.timer = setTimeout(() => this.ripen(batch), this.limits.ripeAfterMs);
    this.waiting.push(batch);
    return batch;
  }

  // After the current round of socket reads: requests that arrived together leave together, an idle system loses nothing.
  private planFlush(): void {
    if (this.flushPlanned || !this.mayFlush()) return;
    this.flushPlanned = true;
    setImmediate(() => {
      this.flushPlanned = false;
      this.flush();
    });
  }

  private mayFlush(): boolean {
    const next = this.waiting[0];
    if (!next || this.inFlight >= this.limits.flushesInFlight) return false;
    const isWorthIt = this.waiting.length > 1 || next.records.length >= this.limits.worthAnother;
    return this.inFlight === 0 || isWorthIt || next.ripe || this.ended;
  }

  private flush(): void {
    while (this.mayFlush()) {
      const batch = this.waiting.shift();
      if (batch) void this.send(batch);
    }
  }

  private ripen(batch: Batch): void {
    batch.ripe = true;
    batch.timer = setTimeout(() => this.giveUp(batch), batch.openedAt + this.limits.deadlineMs - performance.now());
    this.flush();
  }

  private async send(batch: Batch): Promise<void> {
    this.inFlight++;
    const startedAt = performance.now();
    let stored = false;
    try {
      await this.options.store(encodeBatch(batch.records));
      stored = true;
      batch.resolve();
    } catch (error) {
      batch.reject(error instanceof StorageUnavailable ? error : new StorageUnavailable('the flush failed', { cause: error }));
    }
    clearTimeout(batch.timer);
    this.inFlight--;
    this.heldRecords -= batch.records.length;
    this.heldBytes -= batch.bytes;
    this.options.onFlush?.({ records: batch.records.length, seconds: (performance.now() - startedAt) / 1000, stored });
    if (!stored && !batch.late) this.options.onRefused?.(batch.records.length);
    this.flush();
  }

  // Its senders have been answered 503: what has not been sent is dropped, what is in flight may be stored all the same.
  private giveUp(batch: Batch): void {
    batch.late = true;
    batch.reject(new StorageUnavailable('the stores did not confirm it in time'));
    this.options.onRefused?.(batch.records.length);
    const at = this.waiting.indexOf(batch);
    if (at === -1) return;
    this.waiting.splice(at, 1);
    this.heldRecords -= batch.records.length;
    this.heldBytes -= batch.bytes;
  }
}

function openBatch(): Batch {
  const { promise, resolve, reject } = deferred();
  // Every publisher of the batch gets this promise; one that no longer listens must not end the process.
  promise.catch(() => undefined);
  return {
    records: [],
    bytes: 0,
    stored: promise,
    openedAt: performance.now(),
    resolve,
    reject,
    ripe: false,
    late: false,
    timer: undefined,
  };
}

function deferred(): { promise: Promise<void>; resolve: () => void; reject: (error: Error) => void } {
  let resolve: () => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
