import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { testDatabase, testRedis } from '#testing';
import { migrateQueueBackend } from './migrate-queue-backend.js';
import { QUEUE_STORES, queueApp, until } from './testing/queue-app.js';

describe.concurrent.each(QUEUE_STORES)('a worker killed on %s', (kind) => {
  it('has its batch delivered to a survivor', async ({ onTestFinished }) => {
    const database = await testDatabase();
    await migrateQueueBackend(database.url);
    const redis = kind === 'redis' ? await testRedis() : undefined;
    const settings = { DATABASE_URL: database.url, REDIS_URL: redis?.url };
    const child = aHoldingWorker(database.url, redis?.url);
    onTestFinished(() => void child.kill('SIGKILL'));
    const held = told(child, 'held');
    const producer = await queueApp(settings, ['producer']);
    await producer.publisher('postbacks').publish('"held"');
    await held;
    child.kill('SIGKILL');
    const survivor = await queueApp(settings, ['worker']);
    await until('redelivered', () => survivor.desk.handled.length === 1, 45_000);
    expect(survivor.desk.handled).toEqual(['"held"']);
    await Promise.all([producer.close(), survivor.close()]);
    await redis?.close();
    await database.close();
  }, 60_000);
});

function aHoldingWorker(databaseUrl: string, redisUrl?: string): ChildProcess {
  const file = (name: string) => fileURLToPath(new URL(`testing/${name}`, import.meta.url));
  return fork(file('holding-worker.ts'), [databaseUrl, ...(redisUrl ? [redisUrl] : [])], {
    execArgv: ['--conditions=source', '--import', file('source-loader.mjs')],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

function told(child: ChildProcess, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('message', (message) => message === word && resolve());
    child.once('exit', (code) => reject(new Error(`the worker process ended with ${code}`)));
  });
}
