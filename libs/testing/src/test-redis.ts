import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { inject } from 'vitest';
import { findOnPath, startRedis, type RedisServer } from './redis-server.js';

/** For `describe.skipIf(!redisAvailable)`. The run's closing lines say what was skipped and how to get redis-server. */
export const redisAvailable = findOnPath('redis-server') !== undefined;

/**
 * An empty Redis database of its own on the run's server (AOF always, noeviction).
 *
 * returns  undefined when no redis-server is on PATH
 */
export async function testRedis(): Promise<{ url: string; close(): Promise<void> } | undefined> {
  const server = inject('redisUrl');
  if (server === '') return undefined;
  const client = new Redis(server);
  // Database 0 holds only this counter; every caller gets the next number.
  const number = await client.incr('test-databases');
  client.disconnect();
  const url = `${server}/${number}`;
  const close = async () => {
    const own = new Redis(url);
    await own.flushdb();
    own.disconnect();
  };
  return { url, close };
}

/** A redis-server of one's own, for tests that stop, kill or starve it: `start()` again on the same port and folder. */
export async function ownRedis(): Promise<RedisServer & { start(): Promise<void>; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'rebound-redis-'));
  let server = await startRedis(folder);
  const port = Number(new URL(server.url).port);
  return {
    url: server.url,
    get pid() {
      return server.pid;
    },
    stop: () => server.stop(),
    start: async () => {
      server = await startRedis(folder, port);
    },
    close: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
