import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Access } from '#access';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { loadCatalogue } from '../catalogue/catalogue.js';
import { FoldStore } from '../totals/fold.store.js';
import { Backlog } from './backlog.js';
import { aClick, aFact, writeCampaign, writeRows } from './testing/raw-rows.factory.js';
import { ReportStore } from './report.store.js';
import { Reports } from './reports.service.js';

const ADMIN: Access = { role: 'admin', advertiserId: null, actor: 'test' };
const HOUR_MS = 3_600_000;

describe('days and hours of a zone', () => {
  let test: TestDatabase;
  let reports: Reports;
  beforeAll(async () => {
    test = await testDatabase();
    reports = new Reports(await loadCatalogue(undefined), new ReportStore(test.db), new Backlog(), testSettings());
    await writeCampaign(test.db, 1);
    // One click every 15 minutes over the days on which clocks change, each with one conversion.
    for (const day of ['2026-03-08', '2026-11-01', '2026-03-29', '2026-10-25', '2026-04-24', '2025-10-26', '2026-11-10']) {
      const times = Array.from({ length: 4 * 72 }, (_, at) => new Date(Date.parse(day) - 24 * HOUR_MS + at * 900_000).toISOString());
      await writeRows(test.db, { clicks: times.map((at) => aClick({ at })), facts: times.map((at) => aFact({ clickAt: at, at })) });
    }
    // Half of the batches are folded, half still marked.
    await new FoldStore(test.db).foldOldest(4 * 72 * 2 * 3);
  });
  afterAll(() => test.close());
  const ask = (query: Record<string, string>) => reports.answer({ metrics: 'clicks,conversions', ...query }, ADMIN);

  it.each([
    {
      tz: 'America/New_York',
      from: '2026-03-08',
      to: '2026-03-09',
      hours: 23,
      starts: '2026-03-08T05:00:00.000Z',
      ends: '2026-03-09T04:00:00.000Z',
    },
    {
      tz: 'America/New_York',
      from: '2026-11-01',
      to: '2026-11-02',
      hours: 25,
      starts: '2026-11-01T04:00:00.000Z',
      ends: '2026-11-02T05:00:00.000Z',
    },
    {
      tz: 'Europe/Madrid',
      from: '2026-03-29',
      to: '2026-03-30',
      hours: 23,
      starts: '2026-03-28T23:00:00.000Z',
      ends: '2026-03-29T22:00:00.000Z',
    },
    {
      tz: 'Europe/Madrid',
      from: '2026-10-25',
      to: '2026-10-26',
      hours: 25,
      starts: '2026-10-24T22:00:00.000Z',
      ends: '2026-10-25T23:00:00.000Z',
    },
    // Midnight does not exist: the day starts at one o'clock.
    {
      tz: 'Africa/Cairo',
      from: '2026-04-24',
      to: '2026-04-25',
      hours: 23,
      starts: '2026-04-23T22:00:00.000Z',
      ends: '2026-04-24T21:00:00.000Z',
    },
    // Midnight exists twice: the day starts at the first.
    {
      tz: 'America/Havana',
      from: '2026-11-01',
      to: '2026-11-02',
      hours: 25,
      starts: '2026-11-01T04:00:00.000Z',
      ends: '2026-11-02T05:00:00.000Z',
    },
    {
      tz: 'Atlantic/Azores',
      from: '2025-10-26',
      to: '2025-10-27',
      hours: 25,
      starts: '2025-10-26T00:00:00.000Z',
      ends: '2025-10-27T01:00:00.000Z',
    },
    {
      tz: 'Asia/Kolkata',
      from: '2026-11-10',
      to: '2026-11-11',
      hours: 24,
      starts: '2026-11-09T18:30:00.000Z',
      ends: '2026-11-10T18:30:00.000Z',
    },
    { tz: 'UTC', from: '2026-11-10', to: '2026-11-11', hours: 24, starts: '2026-11-10T00:00:00.000Z', ends: '2026-11-11T00:00:00.000Z' },
  ])('$tz: $from has $hours hours, all of them and none besides', async ({ tz, from, to, hours, starts, ends }) => {
    const counts = { clicks: hours * 4, conversions: hours * 4 };
    const byDay = await ask({ from, to, tz, group_by: 'day' });
    expect([byDay.from, byDay.to, byDay.rows, byDay.totals]).toEqual([starts, ends, [{ day: from, ...counts }], counts]);
    const byHour = await ask({ from, to, tz, group_by: 'hour' });
    const expected = Array.from({ length: hours }, (_, at) => new Date(Date.parse(starts) + at * HOUR_MS).toISOString());
    expect(byHour.rows).toEqual(expected.map((hour) => ({ hour, clicks: 4, conversions: 4 })));
    expect((await ask({ from, to, tz, time_base: 'postback' })).totals).toEqual(counts);
  });

  it('does not include the last day, and keeps the evening of the one before', async () => {
    const { rows } = await ask({ from: '2026-11-09', to: '2026-11-11', tz: 'Asia/Kolkata', group_by: 'day' });
    expect(rows).toEqual([
      { day: '2026-11-09', clicks: 74, conversions: 74 },
      { day: '2026-11-10', clicks: 96, conversions: 96 },
    ]);
  });

  it('takes instants as ends, to the millisecond', async () => {
    const at = (from: string, to: string) => ask({ from, to, group_by: 'supply_id' }).then((answer) => answer.totals['clicks']);
    expect(await at('2026-11-10T00:00:00Z', '2026-11-10T00:15:00.001Z')).toBe(2);
    expect(await at('2026-11-10T00:00:00.001Z', '2026-11-10T00:15:00Z')).toBe(0);
    expect(await at('2026-11-09T12:00:00+02:00', '2026-11-10T12:00:00+02:00')).toBe(96);
  });

  it('answers zones from totals where the table keeps quarters of an hour, and says so', async () => {
    const kolkata = { from: '2026-11-09', to: '2026-11-12', tz: 'Asia/Kolkata' };
    expect((await ask({ ...kolkata, group_by: 'campaign,day' })).source).toBe('totals');
    expect((await ask({ ...kolkata, group_by: 'supply_id,day' })).source).toBe('raw');
    expect((await ask({ ...kolkata, group_by: 'supply_id' })).source).toBe('totals');
    expect((await ask({ ...kolkata, group_by: 'site_id' })).source).toBe('raw');
  });

  it('groups by week, month, hour of day and day of week', async () => {
    const range = { from: '2026-11-10', to: '2026-11-11', metrics: 'clicks' };
    expect((await ask({ ...range, group_by: 'week,month,day_of_week' })).rows).toEqual([
      { week: '2026-11-09', month: '2026-11', day_of_week: 2, clicks: 96 },
    ]);
    expect((await ask({ ...range, group_by: 'hour_of_day' })).rows).toEqual(
      Array.from({ length: 24 }, (_, hour_of_day) => ({ hour_of_day, clicks: 4 })),
    );
  });
});
