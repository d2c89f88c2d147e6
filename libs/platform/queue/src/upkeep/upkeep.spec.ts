import { Injectable, Module } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '#testing';
import { migrateQueueBackend } from '../stores/migrate-queue-backend.js';
import { QueueStore } from '../stores/queue-store.js';
import { StoreClock } from '../clock/store-clock.js';
import { queueApp, stored, until, type QueueApp } from '../testing/queue-app.js';
import { UpkeepLockStore } from './upkeep-lock.store.js';
import { UpkeepTask } from './upkeep-task.js';
import { WorkerCrew } from '../workers/worker-crew.js';

/** Shared by all applications of the test, as processes share the world. */
const world = { running: 0, most: 0, runs: 0, fail: false };

@Injectable()
class SlowTask extends UpkeepTask {
  readonly name = 'slow';
  readonly everyMs = 5;

  async run(): Promise<void> {
    world.most = Math.max(world.most, ++world.running);
    await new Promise((resolve) => setTimeout(resolve, 15));
    world.running--;
    world.runs++;
    if (world.fail) throw new Error('once in a while');
  }
}

@Module({ providers: [SlowTask] })
class SlowTaskModule {}

describe('a worker process', () => {
  let database: TestDatabase;
  const apps: QueueApp[] = [];
  const open = async (overrides = {}) => {
    const app = await queueApp({ DATABASE_URL: database.url, ...overrides }, ['producer', 'worker'], [SlowTaskModule]);
    apps.push(app);
    return app;
  };

  beforeAll(async () => {
    database = await testDatabase();
    await migrateQueueBackend(database.url);
  });
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((app) => app.close()));
  });
  afterAll(() => database.close());

  it('runs an upkeep task in one process at a time, and goes on after a failure', async () => {
    world.fail = true;
    await Promise.all([open(), open()]);
    await until('some runs', () => world.runs >= 10);
    expect(world.most).toBe(1);
    world.fail = false;
  });

  it('hands the task over when the process that has it ends', async () => {
    const [first] = await Promise.all([open(), open()]);
    await until('some runs', () => world.runs > 0);
    apps.splice(apps.indexOf(first), 1);
    await first.close();
    const runs = world.runs;
    await until('runs elsewhere', () => world.runs > runs + 3);
    expect(world.most).toBe(1);
  });

  // Else no process ever ran the task again: what waited for its click when both stores had been away waited for good.
  it('gives locks back although an earlier session says goodbye late', async () => {
    const locks = (await open()).get(UpkeepLockStore);
    const elsewhere = (await open()).get(UpkeepLockStore);
    await locks.take('one');
    const goodbye = locks.close();
    expect(await locks.take('another')).toBe(true);
    await goodbye;
    await locks.free('another');
    await until('free', () => elsewhere.take('another'));
    expect(await locks.take('another')).toBe(false);
  });

  it('runs no upkeep where WORKER_QUEUES leaves it out', async () => {
    await open({ WORKER_QUEUES: ['postbacks'] });
    const runs = world.runs;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(world.runs).toBe(runs);
  });

  it('refuses a queue name nobody knows', async () => {
    await expect(open({ WORKER_QUEUES: ['postback'] })).rejects.toThrow(
      'WORKER_QUEUES names "postback", which no worker knows. It takes: clicks, postbacks, upkeep.',
    );
  });

  it('takes up again what BullMQ has given up', async () => {
    const app = await open();
    let calls = 0;
    app.desk.onRecords = () => {
      if (++calls === 1) throw new Error('stamped failed');
    };
    const queue = await app.get(QueueStore).openInspector('postbacks');
    await queue.add('batch', 'L"given up"', { attempts: 1 });
    await until('handled', () => app.desk.handled.length > 0);
    await until('gone from the failed set', async () => (await queue.getFailedCount()) === 0);
    expect(app.desk.handled).toEqual(['"given up"']);
    await queue.close();
  });

  it('takes no jobs while its clock is off, and goes on when it is right', async () => {
    const app = await open();
    await until('ready', async () => (await app.readiness()).length === 0);
    await app.get(StoreClock).compare(() => Date.now() - 60_000);
    // A minute, give or take the measurement's own error.
    expect(await app.readiness()).toContainEqual(expect.stringMatching(/this machine's clock is \d+\.\d s behind/));
    await stored(app.publisher('postbacks'), '"later"');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(app.desk.handled).toEqual([]);
    await app.get(StoreClock).compare();
    await until('handled', () => app.desk.handled.length > 0);
  });

  it('works on after its worker was built anew', async () => {
    const app = await open();
    await stored(app.publisher('postbacks'), '"before"');
    await until('handled', () => app.desk.handled.length > 0);
    for (const worker of app.get(WorkerCrew).onDuty) await worker.rebuild();
    await stored(app.publisher('postbacks'), '"after"');
    await until('handled by the new one', () => app.desk.handled.includes('"after"'));
    expect(new Set(app.desk.handled)).toEqual(new Set(['"before"', '"after"']));
  });

  it('finishes the batch at hand before it closes', async () => {
    const app = await open();
    let release: () => void = () => undefined;
    app.desk.onRecords = () => new Promise((resolve) => (release = resolve));
    await stored(app.publisher('postbacks'), '"at hand"');
    await until('begun', () => app.desk.calls.length > 0);
    const closing = app.close();
    apps.length = 0;
    setTimeout(() => release(), 300);
    await closing;
    expect(app.desk.handled).toEqual(['"at hand"']);
    const next = await open();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(next.desk.handled).toEqual([]);
  });
});
