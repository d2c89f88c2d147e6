import type { Redis } from 'ioredis';
import { StartFault } from '#database';
import type { StoreFacts } from './queue-store.js';

/** Redis answers, but its settings could lose or evict acknowledged hits. Its message is the one line the process ends with. */
export class WrongRedis extends StartFault {}

export interface RedisCheck {
  /** said in the log: what could not be looked at and what was assumed */
  readonly remarks: readonly string[];
  /** what was accepted with ALLOW_REDIS_LOSS, in a sentence; undefined: what is acknowledged is kept */
  readonly mayLose: string | undefined;
}

/**
 * Checks that Redis keeps what it acknowledges.
 *
 * allowLoss  ALLOW_REDIS_LOSS: accepts any AOF setting
 * returns    remarks, e.g. that a managed Redis forbids CONFIG and INFO was believed instead
 * throws     WrongRedis naming every wrong setting with the command that corrects it; connection errors as they come
 */
export async function checkRedis(redis: Pick<Redis, 'info' | 'config'>, options: { readonly allowLoss: boolean }): Promise<RedisCheck> {
  const info = parseInfo(await redis.info());
  const config = await readConfig(redis);
  const remarks: string[] = [];
  const faults: string[] = [];

  const version = info.get('redis_version') ?? '0';
  if (olderThan(version, 6, 2)) faults.push(`version is ${version}, 6.2 or newer is needed`);

  const policy = config?.get('maxmemory-policy') ?? info.get('maxmemory_policy');
  if (policy === undefined) remarks.push('maxmemory-policy could not be read (CONFIG is forbidden); make sure it is noeviction');
  else if (policy !== 'noeviction')
    faults.push(`maxmemory-policy is ${policy}, must be noeviction (CONFIG SET maxmemory-policy noeviction): others delete waiting hits`);

  const appendOnly = config?.get('appendonly') ?? (info.get('aof_enabled') === '1' ? 'yes' : 'no');
  const fsync = config?.get('appendfsync');
  if (!options.allowLoss) {
    if (appendOnly !== 'yes') faults.push('appendonly is no, must be yes (CONFIG SET appendonly yes)');
    if (fsync === undefined)
      remarks.push('appendfsync could not be read (CONFIG is forbidden); acknowledged hits survive a power cut only if it is always');
    else if (fsync !== 'always') faults.push(`appendfsync is ${fsync}, must be always (CONFIG SET appendfsync always)`);
  }
  if (faults.length > 0) {
    const escape = faults.some((fault) => fault.startsWith('append'))
      ? ' ALLOW_REDIS_LOSS=true accepts losing the last hits in a crash.'
      : '';
    throw new WrongRedis(`REDIS_URL: this Redis cannot be trusted with acknowledged hits: ${faults.join('; ')}.${escape}`);
  }
  return { remarks, mayLose: whatMayBeLost(appendOnly, fsync) };
}

function whatMayBeLost(appendOnly: string, fsync: string | undefined): string | undefined {
  if (appendOnly !== 'yes') return `appendonly is ${appendOnly}: when Redis ends, every hit that waits in it is lost, acknowledged or not`;
  if (fsync === undefined || fsync === 'always') return undefined;
  const howMuch = fsync === 'everysec' ? 'two seconds' : 'half a minute';
  return `appendfsync is ${fsync}: a power cut loses up to ${howMuch} of acknowledged hits`;
}

/** Above this share of maxmemory hits go to the database: at the limit itself workers could not even fetch what would free memory. */
const FULL_SHARE = 0.8;

/** Undefined, or why nothing more should be put into Redis. Without maxmemory there is no limit to watch. */
export async function redisFullness(redis: Pick<Redis, 'info'>): Promise<string | undefined> {
  const memory = parseInfo(await redis.info('memory'));
  const limit = Number(memory.get('maxmemory') ?? 0);
  const used = Number(memory.get('used_memory') ?? 0);
  return limit > 0 && used > limit * FULL_SHARE ? `Redis is ${Math.round((used / limit) * 100)} % full` : undefined;
}

/** Version and memory, as the server says. */
export async function redisFacts(redis: Pick<Redis, 'info'>): Promise<StoreFacts> {
  const info = parseInfo(await redis.info());
  const used = Number(info.get('used_memory'));
  return { version: info.get('valkey_version') ?? info.get('redis_version'), usedBytes: Number.isFinite(used) ? used : undefined };
}

// Managed services often rename or forbid CONFIG; INFO says enough about all but appendfsync.
async function readConfig(redis: Pick<Redis, 'config'>): Promise<Map<string, string> | undefined> {
  const settings = new Map<string, string>();
  try {
    for (const name of ['maxmemory-policy', 'appendonly', 'appendfsync']) {
      const answer: unknown = await redis.config('GET', name);
      if (Array.isArray(answer) && typeof answer[1] === 'string') settings.set(name, answer[1]);
    }
  } catch (error) {
    if (error instanceof Error && /unknown command|NOPERM|not allowed|disabled|forbidden/i.test(error.message)) return undefined;
    throw error;
  }
  return settings.size > 0 ? settings : undefined;
}

function parseInfo(text: string): Map<string, string> {
  const lines = text.split(/\r?\n/).map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)] as const);
  return new Map(lines.filter(([name]) => name !== ''));
}

function olderThan(version: string, major: number, minor: number): boolean {
  const [left = 0, right = 0] = version.split('.').map(Number);
  return left < major || (left === major && right < minor);
}
