import type { Job, Processor, Queue, Worker } from 'bullmq';
import type { BatchQueueName } from '../queue-names.js';

/** A job's data is one encoded batch (batch-text.ts). */
export type BatchJob = Job<string, void>;
export type BatchQueue = Queue<string, void>;
export type BatchWorker = Worker<string, void>;
export type BatchJobProcessor = Processor<string, void>;

/** `version` and `usedBytes` are of a store of the queue's own; inside the database they are the database's. */
export interface StoreFacts {
  readonly version: string | undefined;
  readonly usedBytes: number | undefined;
  /** what a crash of the store loses though it was acknowledged, in a sentence; undefined: nothing */
  readonly mayLose?: string | undefined;
}

/**
 * Where BullMQ keeps its jobs: Redis, or the database itself. Makes BullMQ's objects with the options that were measured to fail
 * fast (producers) or to wait and notice (consumers).
 */
export abstract class QueueStore {
  abstract readonly kind: 'redis' | 'postgres';

  /** Database connections a side of it may open. */
  abstract readonly connections: { readonly producing: number; readonly consuming: number };

  /** For the tracker: an add that cannot be done fails within about half a second. Rejects while the store is away; try again then. */
  abstract openProducer(name: BatchQueueName): Promise<BatchQueue>;

  /** For looking and moving: counts, failed jobs, re-adding. Patient, never on a request's path. Rejects while the store is away. */
  abstract openInspector(name: BatchQueueName): Promise<BatchQueue>;

  /** Call after probe() succeeded: a worker built while its store is away can stay dead (measured on PostgreSQL). */
  abstract openWorker(name: BatchQueueName, processor: BatchJobProcessor): BatchWorker;

  /** Closes within about a second, whatever the store does: BullMQ's own close waits for an answer and leaves a driver that reconnects for ever. */
  abstract closeQueue(queue: BatchQueue): Promise<void>;

  /** Lets go of a worker whose close() has had its time. */
  abstract abandonWorker(worker: BatchWorker): Promise<void>;

  /** Resolves when the store answers and its settings allow us to trust it. */
  abstract probe(): Promise<void>;

  /** What a person wants to know about the store. Rejects while it is away. */
  abstract about(): Promise<StoreFacts>;

  /** Undefined, or why acknowledging into this store would be unsafe or impossible right now. */
  abstract trouble(): string | undefined;

  abstract close(): Promise<void>;
}

/** How many batches of a queue one process holds at a time: those that come together are handled together. */
export const JOBS_HELD = 16;

/** How many handlings of a queue are under way meanwhile: one is judged while the other is in the database. One is one transaction. */
export const HANDLED_AT_ONCE = 2;

/**
 * A batch is processed at least once. Its first failure is retried whole after a second (it may have been a passing one); from the
 * second start on it is bisected in the processor, so further attempts are used up only by faults of the queue itself.
 */
export const BATCH_JOB_OPTIONS = {
  attempts: 10,
  backoff: { type: 'exponential', delay: 1_000 },
  removeOnComplete: true,
  removeOnFail: { age: 7 * 86_400, count: 10_000 },
} as const;

/** lockDuration + 2 × stalledInterval bounds how long a killed worker's batch waits: 20 s at worst, 10–14 s measured. */
export const WORKER_OPTIONS = {
  concurrency: JOBS_HELD,
  lockDuration: 10_000,
  stalledInterval: 5_000,
  maxStalledCount: 5,
  runRetryDelay: 1_000,
  drainDelay: 5,
} as const;
