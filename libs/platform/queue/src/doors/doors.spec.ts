import { connect, createServer, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from '#config';
import { freePort, ownRedis, redisAvailable, testDatabase, type TestDatabase } from '#testing';
import { migrateQueueBackend } from '../stores/migrate-queue-backend.js';
import { StorageUnavailable } from './storage-unavailable.js';
import { msOf, queueApp, stored, until, type QueueApp } from '../testing/queue-app.js';

const NOWHERE = 'postgres://nobody@127.0.0.1:1/none';

describe('when stores are away', () => {
  let database: TestDatabase;
  const apps: QueueApp[] = [];
  const open = async (overrides: Partial<Settings>, sides?: readonly ('producer' | 'worker')[]) => {
    const app = await queueApp({ DATABASE_URL: database.url, ...overrides }, sides);
    apps.push(app);
    return app;
  };
  const inboxRows = async () => (await database.db.query('SELECT 1 FROM inbox')).rowCount;

  beforeAll(async () => {
    database = await testDatabase();
    await migrateQueueBackend(database.url);
  });
  afterEach(async () => {
    for (const app of apps.splice(0)) await app.close();
  });
  afterAll(() => database.close());

  it('refuses within a second, and at once when it knows', async () => {
    const app = await open({ DATABASE_URL: NOWHERE }, ['producer']);
    const publisher = app.publisher('postbacks');
    expect(await msOf(() => expect(publisher.publish('"lost"')).rejects.toThrow(StorageUnavailable))).toBeLessThan(1_000);
    await expect(publisher.publish('"lost"')).rejects.toThrow(StorageUnavailable);
    await until('both doors known to be closed', async () => {
      await publisher.publish('"lost"').catch(() => undefined);
      return (await app.readiness()).some((reason) => reason.startsWith('intake'));
    });
    // Said at the door, without asking a store.
    await until('refused at once', () =>
      publisher.publish('"lost"').then(
        () => false,
        (error: Error) => error.message.includes('neither the queue nor the database answers'),
      ),
    );
  });

  describe.skipIf(!redisAvailable)('with Redis', () => {
    it('stores in the inbox while Redis is dead, and Redis again when it is back', async () => {
      const redis = await ownRedis();
      const app = await open({ REDIS_URL: redis.url }, ['producer']);
      const publisher = app.publisher('postbacks');
      await stored(publisher, '"before"');
      const early = Number(await inboxRows());
      await redis.stop();
      for (let n = 0; n < 10; n++) await stored(publisher, `"dead ${n}"`);
      expect(await inboxRows()).toBeGreaterThanOrEqual(early + 10);
      await redis.start();
      await until('taken by Redis again', async () => {
        const before = await inboxRows();
        await stored(publisher, '"after"');
        return (await inboxRows()) === before;
      });
      const worker = await open({ REDIS_URL: redis.url }, ['worker']);
      await until('all processed', () => new Set(worker.desk.handled).size === 12);
      expect(worker.desk.handled).toContain('"before"');
      await apps.pop()?.close();
      await redis.close();
    });

    it('answers within a second while Redis hangs, and loses nothing', async () => {
      const redis = await ownRedis();
      const app = await open({ REDIS_URL: redis.url }, ['producer']);
      const publisher = app.publisher('postbacks');
      await stored(publisher, '"before"');
      process.kill(redis.pid, 'SIGSTOP');
      expect(await msOf(() => publisher.publish('"first"'))).toBeLessThan(1_000);
      await stored(publisher, '"first"');
      for (let n = 0; n < 5; n++) await stored(publisher, `"hung ${n}"`);
      // Sooner than the queue's deadline: it is not asked any more.
      await until('breaker open', async () => (await msOf(() => publisher.publish('"breaker open"'))) < 400);
      await stored(publisher, '"breaker open"');
      process.kill(redis.pid, 'SIGCONT');
      const worker = await open({ REDIS_URL: redis.url }, ['worker']);
      await until('all processed', () => new Set(worker.desk.handled).size === 8);
      await apps.pop()?.close();
      await redis.close();
    });

    it('processes the inbox while Redis is absent at boot, and Redis when it comes', async () => {
      const redis = await ownRedis();
      await redis.stop();
      const app = await open({ REDIS_URL: redis.url });
      await stored(app.publisher('postbacks'), '"through the inbox"');
      await until('swept', () => app.desk.handled.length > 0);
      await redis.start();
      await until('ready', async () => (await app.readiness()).length === 0);
      await stored(app.publisher('postbacks'), '"through Redis"');
      await until('handled', () => app.desk.handled.includes('"through Redis"'));
      expect(new Set(app.desk.handled)).toEqual(new Set(['"through the inbox"', '"through Redis"']));
      await apps.pop()?.close();
      await redis.close();
    });

    it('keeps acknowledging into Redis while the database is away, also at boot', async () => {
      const redis = await ownRedis();
      const app = await open({ DATABASE_URL: NOWHERE, REDIS_URL: redis.url }, ['producer']);
      await stored(app.publisher('postbacks'), '"kept"');
      const worker = await open({ REDIS_URL: redis.url }, ['worker']);
      await until('processed', () => worker.desk.handled.length > 0);
      expect(new Set(worker.desk.handled)).toEqual(new Set(['"kept"']));
      for (const each of apps.splice(0)) await each.close();
      await redis.close();
    });
  });

  it('takes hits as soon as the database is there, without a restart', async () => {
    const port = await freePort();
    const away = new URL(database.url);
    const url = new URL(database.url);
    url.port = String(port);
    const app = await open({ DATABASE_URL: url.href }, ['producer']);
    await expect(app.publisher('postbacks').publish('"too early"')).rejects.toThrow(StorageUnavailable);
    const proxy = await forward(port, Number(away.port));
    await stored(app.publisher('postbacks'), '"stored"');
    await apps.pop()?.close();
    proxy.close();
  });
});

describe('closing', () => {
  it('ends within its limits although the stores are gone', async () => {
    const app = await queueApp({ DATABASE_URL: NOWHERE, REDIS_URL: 'redis://127.0.0.1:1' });
    await app
      .publisher('postbacks')
      .publish('"x"')
      .catch(() => undefined);
    expect(await msOf(() => app.close())).toBeLessThan(9_000);
  });

  // BullMQ's own close waits for its store for ever, and Nest waits for it.
  it.skipIf(!redisAvailable)('ends although Redis has gone from under its workers', async () => {
    const redis = await ownRedis();
    const app = await queueApp({ DATABASE_URL: NOWHERE, REDIS_URL: redis.url });
    await stored(app.publisher('postbacks'), '"taken"');
    await until('at work', () => app.desk.handled.length > 0);
    await redis.stop();
    await expect(app.close()).resolves.toBeUndefined();
    await redis.close();
  });
});

/** A port that leads to another: a store that appears late. */
function forward(from: number, to: number): Promise<Server> {
  const server = createServer((socket) => {
    const far = connect(to, '127.0.0.1');
    socket.pipe(far).pipe(socket);
    socket.on('error', () => far.destroy());
    far.on('error', () => socket.destroy());
  });
  return new Promise((resolve) => server.listen(from, '127.0.0.1', () => resolve(server)));
}
