import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { testDatabase, testRedis } from '#testing';
import { migrateQueueBackend } from '../stores/migrate-queue-backend.js';
import { BULLMQ_SCHEMA } from '../stores/postgres-pool.js';
import { WORKER_OPTIONS } from '../stores/queue-store.js';
import { REDIS_PREFIX } from '../stores/redis-queue-store.js';
import { QUEUE_STORES, queueApp, until } from '../testing/queue-app.js';

// Side by side: each waits for BullMQ to notice the death, 10 to 20 s.
describe.concurrent.each(QUEUE_STORES)('a worker killed on %s', (kind) => {
  it('has its batch delivered to a survivor', async ({ onTestFinished }) => {
    const database = await testDatabase();
    await migrateQueueBackend(database.url);
    const redis = kind === 'redis' ? await testRedis() : undefined;
    const child = aHoldingWorker(redis ? { redis: redis.url, prefix: REDIS_PREFIX } : { postgres: database.url, schema: BULLMQ_SCHEMA });
    onTestFinished(() => void child.kill('SIGKILL'));
    const held = told(child, 'held');
    const app = await queueApp({ DATABASE_URL: database.url, REDIS_URL: redis?.url, WORKER_QUEUES: ['upkeep'] });
    await until('stored', () =>
      app
        .publisher('postbacks')
        .publish('"held"')
        .then(
          () => true,
          () => false,
        ),
    );
    await held;
    child.kill('SIGKILL');
    const survivor = await queueApp({ DATABASE_URL: database.url, REDIS_URL: redis?.url }, ['worker']);
    await until('redelivered', () => survivor.desk.handled.length > 0, 45_000);
    expect(new Set(survivor.desk.handled)).toEqual(new Set(['"held"']));
    await Promise.all([app.close(), survivor.close()]);
    await redis?.close();
    await database.close();
  }, 60_000);
});

function aHoldingWorker(store: Record<string, string>): ChildProcess {
  const file = fileURLToPath(new URL('../testing/holding-worker.mjs', import.meta.url));
  return fork(file, [JSON.stringify(WORKER_OPTIONS), JSON.stringify(store)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

function told(child: ChildProcess, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('message', (message) => message === word && resolve());
    child.once('exit', (code) => reject(new Error(`the worker process ended with ${code}`)));
  });
}
