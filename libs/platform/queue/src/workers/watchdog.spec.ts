import { Global, Module } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '#testing';
import { PROCESS_END } from '../process-end.js';
import { QueueStatus } from '../queue-status.js';
import { migrateQueueBackend } from '../stores/migrate-queue-backend.js';
import { HANDLED_AT_ONCE, JOBS_HELD } from '../stores/queue-store.js';
import { queueApp, stored, until, type QueueApp } from '../testing/queue-app.js';
import { Watchdog } from './watchdog.js';
import { WorkerCrew } from './worker-crew.js';

/** Codes the process would have ended with. */
const ends: number[] = [];

@Global()
@Module({ providers: [{ provide: PROCESS_END, useValue: (code: number) => ends.push(code) }], exports: [PROCESS_END] })
class ListeningEnd {}

describe('the watchdog', () => {
  let database: TestDatabase;
  let app: QueueApp | undefined;

  beforeAll(async () => {
    database = await testDatabase();
    await migrateQueueBackend(database.url);
  });
  afterEach(async () => {
    await app?.close();
    app = undefined;
    ends.length = 0;
  });
  afterAll(() => database.close());

  const open = async () => (app = await queueApp({ DATABASE_URL: database.url }, ['producer', 'worker'], [ListeningEnd]));
  const inspect = async (process: QueueApp) => {
    await process.get(QueueStatus).refresh();
    await process.get(Watchdog).inspect(0);
  };

  it('leaves workers alone that have nothing to do', async () => {
    const process = await open();
    await until('at work', () => process.get(WorkerCrew).onDuty.every((worker) => worker.isRunning));
    for (let times = 0; times < 3; times++) await inspect(process);
    expect(ends).toEqual([]);
  });

  it('builds a worker anew that finishes nothing, and ends the process when that did not help', async () => {
    const process = await open();
    const held: (() => void)[] = [];
    process.desk.onRecords = () => new Promise((resolve) => held.push(resolve));
    // More than the worker and the one built in its place can hold, so that some always wait.
    for (let batch = 0; batch < 3 * JOBS_HELD; batch++) await stored(process.publisher('postbacks'), `"${batch}"`);
    await until('all it can hold', () => process.desk.calls.length === HANDLED_AT_ONCE);
    await inspect(process);
    await until('a new worker holds others', () => process.desk.calls.length > HANDLED_AT_ONCE, 60_000);
    expect(ends).toEqual([]);
    await until(
      'ended',
      async () => {
        await inspect(process);
        return ends.length > 0;
      },
      60_000,
    );
    expect(ends[0]).toBe(1);
    // So that it closes at once.
    process.desk.onRecords = () => undefined;
    held.forEach((letGo) => letGo());
  }, 150_000);
});
