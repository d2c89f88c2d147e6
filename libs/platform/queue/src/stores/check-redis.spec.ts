import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { ownRedis, redisAvailable, testDatabase } from '#testing';
import { checkRedis, WrongRedis } from './check-redis.js';
import { queueApp } from '../testing/queue-app.js';

/** What a server answers to INFO and CONFIG GET. */
const aServer = (info: Record<string, string>, config: Record<string, string> | Error) => ({
  info: () =>
    Promise.resolve(
      Object.entries(info)
        .map(([name, value]) => `${name}:${value}`)
        .join('\r\n'),
    ),
  config: (_get: string, name: string) => (config instanceof Error ? Promise.reject(config) : Promise.resolve([name, config[name]])),
});
const GOOD = { 'maxmemory-policy': 'noeviction', appendonly: 'yes', appendfsync: 'always' };
const check = (info: Record<string, string>, config: Record<string, string> | Error, allowLoss = false) =>
  checkRedis(aServer(info, config) as never, { allowLoss });

describe('the settings of Redis', () => {
  it('accepts a server that keeps what it acknowledges', async () => {
    expect(await check({ redis_version: '7.2.4' }, GOOD)).toEqual({ remarks: [], mayLose: undefined });
  });

  it.each([
    ['eviction', { ...GOOD, 'maxmemory-policy': 'allkeys-lru' }, 'maxmemory-policy is allkeys-lru'],
    ['no AOF', { ...GOOD, appendonly: 'no' }, 'appendonly is no'],
    ['AOF every second', { ...GOOD, appendfsync: 'everysec' }, 'appendfsync is everysec'],
  ])('refuses %s', async (_what, config, message) => {
    await expect(check({ redis_version: '7.2.4' }, config)).rejects.toThrow(message);
  });

  it('refuses a version before 6.2', async () => {
    await expect(check({ redis_version: '6.0.16' }, GOOD)).rejects.toThrow('version is 6.0.16');
  });

  it('lets ALLOW_REDIS_LOSS accept any AOF setting, saying what it costs, but no eviction', async () => {
    const allowed = async (config: object) => (await check({ redis_version: '7.2.4' }, { ...GOOD, ...config }, true)).mayLose;
    expect(await allowed({})).toBeUndefined();
    expect(await allowed({ appendonly: 'no' })).toContain('every hit that waits in it is lost');
    expect(await allowed({ appendfsync: 'everysec' })).toBe(
      'appendfsync is everysec: a power cut loses up to two seconds of acknowledged hits',
    );
    await expect(check({ redis_version: '7.2.4' }, { ...GOOD, 'maxmemory-policy': 'volatile-ttl' }, true)).rejects.toThrow(WrongRedis);
  });

  it('believes INFO where CONFIG is forbidden, and says what it could not see', async () => {
    const forbidden = new Error("ERR unknown command 'CONFIG'");
    const { remarks } = await check({ redis_version: '7.2.4', maxmemory_policy: 'noeviction', aof_enabled: '1' }, forbidden);
    expect(remarks).toEqual([
      'appendfsync could not be read (CONFIG is forbidden); acknowledged hits survive a power cut only if it is always',
    ]);
    await expect(check({ redis_version: '7.2.4', maxmemory_policy: 'allkeys-lru', aof_enabled: '1' }, forbidden)).rejects.toThrow(
      'allkeys-lru',
    );
    await expect(check({ redis_version: '7.2.4', maxmemory_policy: 'noeviction', aof_enabled: '0' }, forbidden)).rejects.toThrow(
      'appendonly is no',
    );
  });
});

describe.skipIf(!redisAvailable)('a process whose Redis is wrong', () => {
  it('does not start', async () => {
    const redis = await ownRedis();
    const client = new Redis(redis.url);
    await client.config('SET', 'appendfsync', 'everysec');
    const database = await testDatabase();
    await expect(queueApp({ DATABASE_URL: database.url, REDIS_URL: redis.url })).rejects.toThrow('appendfsync is everysec, must be always');
    client.disconnect();
    await database.close();
    await redis.close();
  });
});
