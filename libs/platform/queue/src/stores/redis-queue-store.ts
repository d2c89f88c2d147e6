import type { EventEmitter } from 'node:events';
import { Queue, Worker, createRedisBackend, type RedisClient, type RedisQueueBackend } from 'bullmq';
import type { BatchJobProcessor, BatchQueue, BatchWorker, StoreFacts } from './queue-store.js';
import { BATCH_JOB_OPTIONS, QueueStore, WORKER_OPTIONS } from './queue-store.js';
import type { BatchQueueName } from '../queue-names.js';
import { withDeadline } from '../deadline.js';
import type { RedisGuard } from './redis-guard.js';

/** Braces make all keys of ours one slot of a cluster. */
export const REDIS_PREFIX = '{rebound}';
/** Less than a publish may take, so that the very first one finds the connection made. */
const FIRST_CONNECTION_MS = 400;
const CLOSE_MS = 800;
const EVENTS = { events: { maxLen: 1_000 } };

/** BullMQ on Redis. `guard` watches the server and its settings over a connection of its own. */
export class RedisQueueStore extends QueueStore {
  readonly kind = 'redis';
  readonly connections = { producing: 0, consuming: 0 };
  private readonly clients = new Map<BatchQueue | BatchWorker, RedisClient[]>();

  constructor(
    private readonly url: string,
    private readonly guard: RedisGuard,
  ) {
    super();
  }

  /** The options that made add() fail at once instead of hanging when Redis is down, hung or absent at boot (all of them are needed). */
  async openProducer(name: BatchQueueName): Promise<BatchQueue> {
    const connection = {
      url: this.url,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: 500,
      connectTimeout: 1_000,
      autoResendUnfulfilledCommands: false,
      keepAlive: 10_000,
      retryStrategy: (times: number) => Math.min(50 * 2 ** Math.min(times, 6), 1_000) + Math.random() * 100,
    };
    const queue: BatchQueue = new Queue(
      name,
      {
        connection,
        prefix: REDIS_PREFIX,
        // skipWaitingForReady alone makes a queue built while Redis is away dead for ever; the guard checks the version instead.
        skipWaitingForReady: true,
        skipVersionCheck: true,
        skipMetasUpdate: true,
        defaultJobOptions: BATCH_JOB_OPTIONS,
      },
      createRedisBackend,
    );
    this.watch(queue);
    await untilReady(await queue.getBackend().client, FIRST_CONNECTION_MS);
    return queue;
  }

  async openInspector(name: BatchQueueName): Promise<BatchQueue> {
    const queue: BatchQueue = new Queue(
      name,
      {
        connection: { ...this.patientConnection(), commandTimeout: 5_000 },
        prefix: REDIS_PREFIX,
        streams: EVENTS,
        defaultJobOptions: BATCH_JOB_OPTIONS,
      },
      createRedisBackend,
    );
    this.watch(queue);
    try {
      await withDeadline(queue.waitUntilReady(), 3_000, 'connecting to Redis');
      return queue;
    } catch (error) {
      await this.closeQueue(queue);
      throw error;
    }
  }

  openWorker(name: BatchQueueName, processor: BatchJobProcessor): BatchWorker {
    const options = { ...WORKER_OPTIONS, connection: this.patientConnection(), prefix: REDIS_PREFIX };
    const worker: BatchWorker = new Worker(name, processor, options, createRedisBackend);
    this.watch(worker);
    return worker;
  }

  async closeQueue(queue: BatchQueue): Promise<void> {
    await withDeadline(queue.close(), CLOSE_MS, 'closing').catch(() => undefined);
    this.disconnect(queue);
  }

  abandonWorker(worker: BatchWorker): Promise<void> {
    this.disconnect(worker);
    return Promise.resolve();
  }

  async probe(): Promise<void> {
    await this.guard.ping();
    const trouble = this.guard.trouble();
    if (trouble !== undefined) throw new Error(trouble);
  }

  about(): Promise<StoreFacts> {
    return this.guard.about();
  }

  trouble(): string | undefined {
    return this.guard.intakeTrouble();
  }

  close(): Promise<void> {
    this.guard.close();
    for (const owner of this.clients.keys()) this.disconnect(owner);
    return Promise.resolve();
  }

  // BullMQ stops listening to its clients when it closes; they may have errors to tell later.
  private watch(owner: BatchQueue | BatchWorker): void {
    const emitter: EventEmitter = owner;
    emitter.on('error', () => undefined);
    const clients: RedisClient[] = [];
    this.clients.set(owner, clients);
    const keep = (client: RedisClient) => {
      client.on('error', () => undefined);
      clients.push(client);
    };
    const backend: RedisQueueBackend = owner.getBackend();
    backend.client.then(keep, () => undefined);
    backend.blockingClient?.then(keep, () => undefined);
  }

  private disconnect(owner: BatchQueue | BatchWorker): void {
    this.clients.get(owner)?.forEach((client) => client.disconnect());
    this.clients.delete(owner);
  }

  // Waits for a Redis that is away, but notices one that has fallen silent: by default a worker hung for ever on a half-open link.
  private patientConnection() {
    return {
      url: this.url,
      maxRetriesPerRequest: null,
      socketTimeout: 15_000,
      connectTimeout: 2_000,
      keepAlive: 10_000,
      retryStrategy: (times: number) => Math.min(100 * 2 ** Math.min(times, 4), 1_000),
    };
  }
}

// Late or never is fine too: add() then fails at once, and the connection goes on trying.
function untilReady(client: RedisClient, waitMs: number): Promise<void> {
  if (client.status === 'ready') return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, waitMs);
    client.once('ready', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
