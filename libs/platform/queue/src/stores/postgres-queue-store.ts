import { createPostgresBackend, withBackend } from 'bullmq';
import type pg from 'pg';
import { withDeadline } from '../deadline.js';
import { bullPool, openBullPool } from './postgres-pool.js';
import type { BatchQueueName } from '../queue-names.js';
import {
  BATCH_JOB_OPTIONS,
  QueueStore,
  WORKER_OPTIONS,
  type BatchJobProcessor,
  type BatchQueue,
  type BatchWorker,
  type StoreFacts,
} from './queue-store.js';

/** Two flushes per queue in flight, and one to spare for the probe. */
const PRODUCER_CONNECTIONS = 5;
/** One LISTEN connection for each of two workers; by the others jobs are taken and given back, and counted. */
const CONSUMER_CONNECTIONS = 6;

// Bound to the backend one by one: BullMQ's default is process-wide, and tests run both stores in one process.
const { Queue, Worker } = withBackend(createPostgresBackend);
const EVENTS = { events: { maxLen: 1_000 } };

/** BullMQ inside the database: the default, and all that the embedded mode has. */
export class PostgresQueueStore extends QueueStore {
  readonly kind = 'postgres';
  readonly connections = { producing: PRODUCER_CONNECTIONS, consuming: CONSUMER_CONNECTIONS };
  private producerPool: pg.Pool | undefined;
  private consumerPool: pg.Pool | undefined;

  constructor(
    private readonly databaseUrl: string,
    private readonly processName: string,
  ) {
    super();
  }

  openProducer(name: BatchQueueName): Promise<BatchQueue> {
    return this.openQueue(name, this.producers());
  }

  openInspector(name: BatchQueueName): Promise<BatchQueue> {
    return this.openQueue(name, this.consumers());
  }

  openWorker(name: BatchQueueName, processor: BatchJobProcessor): BatchWorker {
    const worker = new Worker<string, void>(name, processor, {
      ...WORKER_OPTIONS,
      connection: bullPool(this.consumers()) as never,
    });
    return worker as unknown as BatchWorker;
  }

  async closeQueue(queue: BatchQueue): Promise<void> {
    await withDeadline(queue.close(), 800, 'closing').catch(() => undefined);
  }

  // Its connections are the pool's.
  abandonWorker(): Promise<void> {
    return Promise.resolve();
  }

  async probe(): Promise<void> {
    await (this.consumerPool ?? this.producers()).query('SELECT 1 FROM migration LIMIT 1');
  }

  async about(): Promise<StoreFacts> {
    await this.probe();
    return { version: undefined, usedBytes: undefined };
  }

  trouble(): undefined {
    return undefined;
  }

  async close(): Promise<void> {
    await Promise.all([this.producerPool?.end(), this.consumerPool?.end()]);
  }

  // A Queue whose first connection failed keeps that failure for ever (measured): it is thrown away and the next call builds another.
  private async openQueue(name: BatchQueueName, pool: pg.Pool): Promise<BatchQueue> {
    const queue = new Queue<string, void>(name, {
      connection: bullPool(pool) as never,
      streams: EVENTS,
      defaultJobOptions: BATCH_JOB_OPTIONS,
    }) as unknown as BatchQueue;
    queue.on('error', () => undefined);
    try {
      await withDeadline(queue.waitUntilReady(), 2_500, 'opening the queue');
      return queue;
    } catch (error) {
      queue.close().catch(() => undefined);
      throw error;
    }
  }

  private producers(): pg.Pool {
    this.producerPool ??= this.open('producer', PRODUCER_CONNECTIONS, 1_000, 2_000);
    return this.producerPool;
  }

  private consumers(): pg.Pool {
    this.consumerPool ??= this.open('queue', CONSUMER_CONNECTIONS, 2_000, 5_000);
    return this.consumerPool;
  }

  private open(side: string, max: number, connectionTimeoutMs: number, queryTimeoutMs: number): pg.Pool {
    const applicationName = `rebound-${this.processName}-${side}`;
    return openBullPool({ databaseUrl: this.databaseUrl, applicationName, max, connectionTimeoutMs, queryTimeoutMs });
  }
}
