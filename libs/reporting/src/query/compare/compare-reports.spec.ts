import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Access } from '#access';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { loadCatalogue } from '../../catalogue/catalogue.js';
import { Backlog } from '../backlog.js';
import { aClick, aFact, writeCampaign, writeRows } from '../testing/raw-rows.factory.js';
import { ReportStore } from '../report.store.js';
import { Reports } from '../reports.service.js';

const ADMIN: Access = { role: 'admin', advertiserId: null, actor: 'test' };
const catalogue = await loadCatalogue(undefined);

describe('comparison with the previous period', () => {
  let test: TestDatabase;
  let reports: Reports;
  beforeAll(async () => {
    test = await testDatabase();
    reports = new Reports(catalogue, new ReportStore(test.db), new Backlog(), testSettings());
    await writeCampaign(test.db, 1);
    const clicks = (at: string, supply_id: string, n: number) =>
      Array.from({ length: n }, () => aClick({ at, supply_id, costMicros: 1_000_000 }));
    await writeRows(test.db, {
      clicks: [
        ...clicks('2026-11-10T12:00:00Z', 'a', 3),
        ...clicks('2026-11-11T12:00:00Z', 'b', 1),
        ...clicks('2026-11-08T12:00:00Z', 'a', 2),
        ...clicks('2026-11-09T12:00:00Z', 'gone', 4),
      ],
      facts: [aFact({ clickAt: '2026-11-10T12:00:00Z', supply_id: 'a' })],
    });
  });
  afterAll(() => test.close());
  const ask = (query: Record<string, string>) =>
    reports.answer({ from: '2026-11-10', to: '2026-11-12', compare: 'previous', ...query }, ADMIN);

  it('gives every row and the totals what they were before, and the change', async () => {
    const answer = await ask({ group_by: 'supply_id', metrics: 'clicks,cost,roi' });
    expect(answer.rows).toEqual([
      {
        supply_id: 'a',
        clicks: 3,
        cost: '3.00',
        roi: -2 / 3,
        previous: { clicks: 2, cost: '2.00', roi: -1 },
        change: { clicks: 0.5, cost: 0.5, roi: (1 - 2 / 3) / 1 },
      },
      {
        supply_id: 'b',
        clicks: 1,
        cost: '1.00',
        roi: -1,
        previous: { clicks: 0, cost: '0.00', roi: null },
        change: { clicks: null, cost: null, roi: null },
      },
    ]);
    // The totals are those of the whole period before, also of sources that are gone.
    expect(answer.totals).toEqual({
      clicks: 4,
      cost: '4.00',
      roi: -0.75,
      previous: { clicks: 6, cost: '6.00', roi: -1 },
      change: { clicks: -1 / 3, cost: -1 / 3, roi: 0.25 },
    });
    expect(answer.previous).toEqual({ from: '2026-11-08T00:00:00.000Z', to: '2026-11-10T00:00:00.000Z' });
  });

  it('compares a day with the day that stood in its place', async () => {
    const { rows } = await ask({ group_by: 'day', metrics: 'clicks' });
    expect(rows).toEqual([
      { day: '2026-11-10', clicks: 3, previous: { clicks: 2 }, change: { clicks: 0.5 } },
      { day: '2026-11-11', clicks: 1, previous: { clicks: 4 }, change: { clicks: -0.75 } },
    ]);
  });

  it('compares without groups, and only the rows of the page', async () => {
    expect((await ask({ metrics: 'clicks' })).rows).toEqual([{ clicks: 4, previous: { clicks: 6 }, change: { clicks: -1 / 3 } }]);
    const page = await ask({ group_by: 'supply_id', metrics: 'clicks', limit: '1' });
    expect(page.rows).toEqual([{ supply_id: 'a', clicks: 3, previous: { clicks: 2 }, change: { clicks: 0.5 } }]);
    expect(page.next_cursor).not.toBeNull();
  });

  it('takes whole local days before a change of the clock, and instants as they are', async () => {
    const madrid = await ask({ metrics: 'clicks', from: '2026-10-25', to: '2026-10-26', tz: 'Europe/Madrid' });
    expect([madrid.from, madrid.to]).toEqual(['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z']);
    expect(madrid.previous).toEqual({ from: '2026-10-23T22:00:00.000Z', to: '2026-10-24T22:00:00.000Z' });
    const instants = await ask({ metrics: 'clicks', from: '2026-11-10T12:00:00Z', to: '2026-11-10T13:00:00Z' });
    expect(instants.previous).toEqual({ from: '2026-11-10T11:00:00.000Z', to: '2026-11-10T12:00:00.000Z' });
  });

  it.each([
    [{ group_by: 'month' }, 'compare=previous does not line up with group_by month'],
    [{ compare: 'last_year' }, 'compare takes "previous"'],
  ])('refuses %j', async (query, message) => {
    await expect(ask(query)).rejects.toThrow(message);
  });

  it('refuses to read more clicks one by one than the budget, and says how many days it affords', async () => {
    await test.db.query(
      `INSERT INTO totals_day (campaign_id, bucket, base, clicks, uniques, bots, imported, cost) SELECT 0, d, 0, 10000000, 0, 0, 0, 0 FROM generate_series('2026-09-01'::date, '2026-09-10', '1 day') d`,
    );
    const query = { from: '2026-09-01', to: '2026-09-11', metrics: 'clicks', compare: '' };
    await expect(ask({ ...query, group_by: 'site_id' })).rejects.toMatchObject({
      code: 'report_too_large',
      status: 422,
      details: { clicks: 100_000_000, limit: 50_000_000, days: 5 },
    });
    expect((await ask({ ...query, from: '2026-09-06', group_by: 'site_id' })).source).toBe('raw');
    expect((await ask(query)).totals).toEqual({ clicks: 100_000_000 });
  });
});
