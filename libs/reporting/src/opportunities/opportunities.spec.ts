import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aClick, aFact, writeCampaign, writeRows } from '../query/testing/raw-rows.factory.js';
import { reportingApi, type ReportingApi } from '../reporting-api.factory.js';
import { rankOpportunities, type Counted } from './rank-opportunities.js';

const counted = (given: Partial<Counted>): Counted => ({ value: 'x', clicks: 1_000, conversions: 0, revenue: 0n, cost: 0n, ...given });
const UNIT = 1_000_000n;

describe('ranking by money', () => {
  it('tells what surely earns, what surely burns and what cannot be told', () => {
    const ranked = rankOpportunities([
      counted({ value: 'burns', conversions: 5, revenue: 5n * UNIT, cost: 50n * UNIT }),
      counted({ value: 'few', clicks: 40, conversions: 1, revenue: 1n * UNIT, cost: 2n * UNIT }),
      counted({ value: 'earns', conversions: 100, revenue: 100n * UNIT, cost: 50n * UNIT }),
    ]);
    expect(ranked.map(({ value, verdict, profit }) => [value, verdict, profit])).toEqual([
      ['earns', 'earns', 50n * UNIT],
      ['few', 'unclear', -UNIT],
      ['burns', 'burns', -45n * UNIT],
    ]);
  });

  it('values what has not converted yet by what conversions bring elsewhere', () => {
    const [, none] = rankOpportunities([counted({ conversions: 100, revenue: 200n * UNIT }), counted({ clicks: 300, cost: 3n * UNIT })]);
    // 0 of 300 clicks: at most 1.26 % convert (95 %), 2.00 each.
    expect(Number(none?.profitHigh) / 1e6).toBeCloseTo(0.01264 * 300 * 2 - 3, 1);
    expect(none).toMatchObject({ profit: -3n * UNIT, profitLow: -3n * UNIT, verdict: 'unclear' });
  });

  it('ranks nothing when there is nothing', () => {
    expect(rankOpportunities([])).toEqual([]);
  });
});

describe('opportunities over HTTP', () => {
  let api: ReportingApi;
  beforeAll(async () => {
    api = await reportingApi();
    for (const id of [1, 2]) await writeCampaign(api.test.db, id);
    const good = { supply_id: 'good', creative: 'a' };
    const bad = { supply_id: 'bad', creative: 'a' };
    await writeRows(api.test.db, {
      clicks: [
        ...Array.from({ length: 20 }, () => aClick({ ...good, costMicros: 10_000 })),
        ...Array.from({ length: 200 }, () => aClick({ ...bad, costMicros: 500_000 })),
        aClick({ campaign: 2, supply_id: 'foreign' }),
      ],
      facts: Array.from({ length: 12 }, () => aFact(good)),
    });
  });
  afterAll(() => api.close());

  it('says what pausing each source would have changed, in money', async () => {
    const { status, body } = await api.ask('GET', 'campaigns/1/opportunities?from=2026-11-01&to=2026-12-01&limit=1');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      campaign_id: '1',
      profit: '-88.20',
      currency: 'USD',
      supply_sources: {
        values: 2,
        best: [
          {
            value: 'good',
            verdict: 'earns',
            clicks: 20,
            conversions: 12,
            revenue: '12.00',
            cost: '0.20',
            profit: '11.80',
            if_paused: { cost_saved: '0.20', revenue_lost: '12.00', profit_change: '-11.80' },
          },
        ],
        worst: [
          {
            value: 'bad',
            verdict: 'burns',
            profit: '-100.00',
            if_paused: { cost_saved: '100.00', revenue_lost: '0.00', profit_change: '100.00' },
          },
        ],
        pausing_all_that_burn: { values: 1, profit_change: '100.00' },
      },
      creatives: { values: 1, best: [{ value: 'a', clicks: 220, conversions: 12 }], worst: [] },
    });
  });

  it('answers an absent campaign with 404 and a wrong range with its code', async () => {
    expect(await api.ask('GET', 'campaigns/9/opportunities')).toMatchObject({ status: 404, body: { code: 'campaign_not_found' } });
    expect(await api.ask('GET', 'campaigns/1/opportunities?from=2026-12-01&to=2026-11-01')).toMatchObject({
      status: 400,
      body: { code: 'invalid_range' },
    });
  });
});
