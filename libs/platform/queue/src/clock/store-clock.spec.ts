import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Readiness } from '#observability';
import { testDatabase, type TestDatabase } from '#testing';
import { migrateQueueBackend } from '../stores/migrate-queue-backend.js';
import { StoreClock } from './store-clock.js';
import { queueApp, until, type QueueApp } from '../testing/queue-app.js';

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
  /** Compared again until it holds: on a busy machine the round trip, and with it the measurement's error, may be a second. */
  const comparedUntil = (ms: number, holds: () => boolean | Promise<boolean>) =>
    until(`clock off by ${ms} ms`, async () => {
      await clock.compare(off(ms)).catch(() => undefined);
      return holds();
    });
  const clockReason = async () => (await reasons()).find((reason) => reason.startsWith('clock'));

  it('is corrected by the database’s, whichever way it is off', async () => {
    for (const ms of [-86_400_000, -1_500, 900, 86_400_000]) {
      await comparedUntil(ms, () => Math.abs(clock.now() - Date.now()) < 500);
      expect(Math.abs(clock.now() - Date.now())).toBeLessThan(800);
    }
  });

  it('makes the process unready when it is more than two seconds off, until it is right', async () => {
    await comparedUntil(-60_000, async () => (await clockReason()) !== undefined);
    expect(await clockReason()).toMatch(/^clock: this machine's clock is \d+\.\d s behind the database's/);
    await comparedUntil(60_000, async () => (await clockReason())?.includes('ahead') === true);
    expect(await clockReason()).toContain("ahead of the database's; set it right (NTP)");
    await comparedUntil(1_000, async () => (await clockReason()) === undefined);
  });

  it('is left alone when the difference may be the measurement’s own', async () => {
    const isMachines = () => {
      const [before, now, after] = [Date.now(), clock.now(), Date.now()];
      return now >= before - 20 && now <= after - 20;
    };
    await comparedUntil(-20, isMachines);
    expect(isMachines()).toBe(true);
  });
});
