import { Redis } from 'ioredis';
import { checkRedis, redisFacts, redisFullness, WrongRedis } from './check-redis.js';
import { withDeadline } from '../deadline.js';
import type { StoreFacts } from './queue-store.js';

const FIRST_LOOK_MS = 2_000;
const LOOK_AGAIN_MS = 2_000;
const WATCH_MEMORY_MS = 1_000;

export interface RedisGuardOptions {
  readonly url: string;
  readonly allowLoss: boolean;
  /** one line for the log */
  readonly warn: (line: string) => void;
  /** the server turned out wrong when the process already ran: says the line and ends the process */
  readonly end: (line: string) => void;
}

/**
 * Watches Redis over one connection of its own: its settings are checked at every (re)connection, and `ping` tells whether it is back.
 * A Redis that is absent is waited for. One that is wrong at the first connection ends the process; one that comes back wrong
 * later only closes this door, so that hits go to the other one.
 */
export class RedisGuard {
  private readonly redis: Redis;
  private looking: Promise<void> | undefined;
  private again: NodeJS.Timeout | undefined;
  private booting = true;
  private everRight = false;
  private fault: WrongRedis | undefined;
  private wrong: string | undefined = 'Redis does not answer';
  private full: string | undefined;
  private mayLose: string | undefined;
  private readonly memoryWatch = setInterval(() => void this.watchMemory(), WATCH_MEMORY_MS).unref();

  constructor(private readonly options: RedisGuardOptions) {
    this.redis = new Redis(options.url, {
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: 500,
      connectTimeout: 1_000,
      keepAlive: 10_000,
      retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 6), 1_000),
    });
    this.redis.on('error', () => undefined);
    this.redis.on('ready', () => void this.look());
  }

  /**
   * First look at boot. Resolves when Redis is right, or is not there (it will be looked at when it is).
   * @throws WrongRedis when it is there and wrong
   */
  async start(): Promise<void> {
    try {
      await withDeadline(this.redis.connect(), FIRST_LOOK_MS, 'connecting to Redis');
      await this.look();
    } catch (error) {
      this.options.warn(`Redis (REDIS_URL) does not answer yet (${messageOf(error)}); waiting for it. Hits go to the database meanwhile.`);
    }
    this.booting = false;
    if (this.fault) throw this.fault;
  }

  /** Undefined when the last look found all well: workers may take from it. */
  trouble(): string | undefined {
    return this.wrong;
  }

  /** Undefined when more may be put into it. */
  intakeTrouble(): string | undefined {
    return this.wrong ?? this.full;
  }

  async about(): Promise<StoreFacts> {
    return { ...(await redisFacts(this.redis)), mayLose: this.mayLose };
  }

  async ping(): Promise<void> {
    await this.redis.ping();
  }

  close(): void {
    clearTimeout(this.again);
    clearInterval(this.memoryWatch);
    this.redis.disconnect();
  }

  private async watchMemory(): Promise<void> {
    if (this.redis.status !== 'ready') return;
    const full = await redisFullness(this.redis).catch(() => this.full);
    if (full !== undefined && this.full === undefined)
      this.options.warn(`${full}. Hits go to the database until workers have made room, or maxmemory is raised.`);
    this.full = full;
  }

  private look(): Promise<void> {
    this.looking ??= this.check().finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  private async check(): Promise<void> {
    try {
      const { remarks, mayLose } = await checkRedis(this.redis, this.options);
      if (mayLose !== undefined && mayLose !== this.mayLose) this.options.warn(`Redis: ${mayLose} (ALLOW_REDIS_LOSS)`);
      this.mayLose = mayLose;
      if (!this.everRight) remarks.forEach((remark) => this.options.warn(`Redis: ${remark}`));
      this.everRight = true;
      this.wrong = undefined;
    } catch (error) {
      if (error instanceof WrongRedis) this.refuse(error);
      else this.wrong = `Redis could not be checked (${messageOf(error)})`;
      // A connection that broke while looking is looked at when it is ready again; settings may be corrected under us.
      clearTimeout(this.again);
      this.again = setTimeout(() => this.redis.status === 'ready' && void this.look(), LOOK_AGAIN_MS);
      this.again.unref();
    }
  }

  private refuse(error: WrongRedis): void {
    if (this.everRight && this.wrong !== error.message)
      this.options.warn(`${error.message} Hits go to the database until it is corrected.`);
    this.wrong = error.message;
    if (this.everRight) return;
    if (this.booting) this.fault = error;
    else this.options.end(error.message);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown error';
}
