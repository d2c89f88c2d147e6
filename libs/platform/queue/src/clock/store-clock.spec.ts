import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Readiness } from '#observability';
import { testDatabase, type TestDatabase } from '#testing';
import { migrateQueueBackend } from '../stores/migrate-queue-backend.js';
import { StoreClock } from './store-clock.js';
import { queueApp, type QueueApp } from '../testing/queue-app.js';

describe("a tracker's clock", () => {
  let database: TestDatabase;
  let app: QueueApp;
  let clock: StoreClock;

  beforeAll(async () => {
    database = await testDatabase();
    await migrateQueueBackend(database.url);
    app = await queueApp({ DATABASE_URL: database.url }, ['producer']);
    clock = app.get(StoreClock);
  });
  afterAll(async () => {
    await app.close();
    await database.close();
  });
  const reasons = () => app.get(Readiness).reasons();
  const off = (ms: number) => () => Date.now() + ms;
  const errorMs = (ms: number) => Math.abs(clock.now(off(ms)) - Date.now());

  it('is corrected by the database’s, whichever way it is off', async () => {
    for (const ms of [-86_400_000, -1_500, 900, 86_400_000]) {
      await clock.compare(off(ms));
      expect(errorMs(ms)).toBeLessThan(500);
    }
  });

  it('makes the process unready when it is more than two seconds off, until it is right', async () => {
    await clock.compare(off(-60_000));
    expect(await reasons()).toContainEqual(expect.stringMatching(/^clock: this machine's clock is \d+\.\d s behind the database's/));
    await clock.compare(off(60_000));
    expect(await reasons()).toContainEqual(expect.stringContaining("ahead of the database's; set it right (NTP)"));
    await clock.compare(off(1_000));
    expect(await reasons()).not.toContainEqual(expect.stringMatching(/^clock/));
  });

  it('is left alone when the difference may be the measurement’s own', async () => {
    await clock.compare(off(-20));
    expect(clock.now(() => 1_000)).toBeOneOf([1_000]);
  });
});
