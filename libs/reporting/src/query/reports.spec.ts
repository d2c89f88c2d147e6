import { describe, expect, it } from 'vitest';
import { CLICK_FLAG } from '#clicks';
import { novemberReports } from './testing/november-reports.factory.js';
import { aClick, aFact } from './testing/raw-rows.factory.js';

describe('reports', () => {
  const { write, fold, ask } = novemberReports();

  it('answers as the contract says, the same before and after the fold', async () => {
    await write({
      clicks: [
        aClick({ costMicros: 400_000, supply_id: 's1' }),
        aClick({ costMicros: 400_000, supply_id: 's1' }),
        aClick({ campaign: 2, supply_id: 's2' }),
      ],
    });
    await write({ facts: [aFact({ supply_id: 's1', revenueMicros: 1_000_000 })] });
    const query = { group_by: 'campaign,supply_id', metrics: 'clicks,conversions,revenue,cost,profit,roi,cr,epc,cpa', sort: '-profit' };
    const before = await ask(query);
    expect(before).toEqual({
      rows: [
        {
          campaign: { id: '1', name: 'Campaign 1' },
          supply_id: 's1',
          clicks: 2,
          conversions: 1,
          revenue: '1.00',
          cost: '0.80',
          profit: '0.20',
          roi: 0.25,
          cr: 0.5,
          epc: '0.50',
          cpa: '0.80',
        },
        {
          campaign: { id: '2', name: 'Campaign 2' },
          supply_id: 's2',
          clicks: 1,
          conversions: 0,
          revenue: '0.00',
          cost: '0.00',
          profit: '0.00',
          roi: null,
          cr: 0,
          epc: '0.00',
          cpa: null,
        },
      ],
      totals: {
        clicks: 3,
        conversions: 1,
        revenue: '1.00',
        cost: '0.80',
        profit: '0.20',
        roi: 0.25,
        cr: 1 / 3,
        epc: '0.333333',
        cpa: '0.80',
      },
      time_zone: 'UTC',
      from: '2026-11-01T00:00:00.000Z',
      to: '2026-12-01T00:00:00.000Z',
      currency: 'USD',
      freshness_ms: expect.any(Number),
      source: 'totals',
      next_cursor: null,
    });
    expect(await fold()).toBe(2);
    expect({ ...(await ask(query)), freshness_ms: 0 }).toEqual({ ...before, freshness_ms: 0 });
  });

  it.each(['campaign', 'offer', 'creative', 'supply_id', 'site_id', 'source', 'day', 'hour', 'country', 'status', 'event', 'sub3'])(
    'groups by %s',
    async (name) => {
      await write({
        clicks: [aClick({ creative: 'c', supply_id: 's', site_id: 'w', source: 'n', country: 'ES', subs: ['', '', 'x'] })],
        facts: [
          aFact({
            at: '2026-11-10T12:20:00Z',
            creative: 'c',
            supply_id: 's',
            site_id: 'w',
            source: 'n',
            country: 'ES',
            subs: ['', '', 'x'],
          }),
        ],
      });
      const shown: Record<string, unknown> = {
        campaign: { id: '1', name: 'Campaign 1' },
        offer: { id: '1', name: 'Offer 1' },
        creative: 'c',
        supply_id: 's',
        site_id: 'w',
        source: 'n',
        day: '2026-11-10',
        hour: '2026-11-10T12:00:00.000Z',
        country: 'ES',
        sub3: 'x',
      };
      const apart = [
        { [name]: name === 'event' ? 'conversion' : 'approved', clicks: 0, conversions: 1 },
        { [name]: null, clicks: 1, conversions: 0 },
      ];
      const { rows } = await ask({ group_by: name, metrics: 'clicks,conversions', sort: '-conversions' });
      expect(rows).toEqual(name in shown ? [{ [name]: shown[name], clicks: 1, conversions: 1 }] : apart);
    },
  );

  it('leaves bots out of clicks, and counts them and unique visitors apart', async () => {
    await write({
      clicks: [
        aClick(),
        aClick({ flags: 0 }),
        aClick({ flags: CLICK_FLAG.bot | CLICK_FLAG.unique, costMicros: 5 }),
        aClick({ flags: CLICK_FLAG.noAgent }),
      ],
    });
    await fold();
    expect((await ask({ metrics: 'clicks,unique_clicks,bot_clicks,cost' })).rows).toEqual([
      { clicks: 3, unique_clicks: 1, bot_clicks: 1, cost: '0.000005' },
    ]);
  });

  it('counts conversions at the click or at the postback, clicks and cost always at the click', async () => {
    await write({
      clicks: [aClick({ at: '2026-11-10T12:00:00Z', costMicros: 10 })],
      facts: [aFact({ at: '2026-11-12T00:00:00Z', costMicros: 7 })],
    });
    const byDay = { group_by: 'day', metrics: 'clicks,conversions,revenue,cost' };
    const late = [
      { day: '2026-11-10', clicks: 1, conversions: 0, revenue: '0.00', cost: '0.000017' },
      { day: '2026-11-12', clicks: 0, conversions: 1, revenue: '1.00', cost: '0.00' },
    ];
    for (let step = 0; step < 2; step++) {
      expect((await ask(byDay)).rows).toEqual([{ day: '2026-11-10', clicks: 1, conversions: 1, revenue: '1.00', cost: '0.000017' }]);
      expect((await ask({ ...byDay, time_base: 'postback' })).rows).toEqual(late);
      await fold();
    }
  });

  it('moves money and counts when a conversion is approved and then rejected', async () => {
    await write({ facts: [aFact({ pending: 1, approved: 0, approvedMicros: 0 })] });
    await write({ facts: [aFact({ pending: -1, approved: 1, revenueMicros: 0, delayS: 0 })] });
    await fold();
    const metrics =
      'pending_conversions,approved_conversions,rejected_conversions,conversions,revenue,approved_revenue,approval_rate,avg_conversion_time';
    const all = { pending_conversions: 0, rejected_conversions: 0 };
    expect((await ask({ metrics })).totals).toEqual({
      ...all,
      approved_conversions: 1,
      conversions: 1,
      revenue: '1.00',
      approved_revenue: '1.00',
      approval_rate: 1,
      avg_conversion_time: 3600,
    });
    await write({ facts: [aFact({ approved: -1, rejected: 1, revenueMicros: -1_000_000, approvedMicros: -1_000_000, delayS: -3_600 })] });
    const none = {
      ...all,
      approved_conversions: 0,
      rejected_conversions: 1,
      conversions: 0,
      revenue: '0.00',
      approved_revenue: '0.00',
      approval_rate: 0,
      avg_conversion_time: null,
    };
    expect((await ask({ metrics })).totals).toEqual(none);
    expect((await ask({ metrics: 'conversions,revenue', group_by: 'status', sort: 'status' })).rows).toEqual([
      { status: 'pending', conversions: 0, revenue: '0.00' },
      { status: 'approved', conversions: 0, revenue: '0.00' },
      { status: 'rejected', conversions: 0, revenue: '0.00' },
    ]);
  });

  it('keeps money exact above what a double holds', async () => {
    await write({ facts: [aFact({ revenueMicros: 9_007_199_254_740_991 }), aFact({ revenueMicros: 2 })] });
    await fold();
    expect((await ask({ metrics: 'revenue' })).totals).toEqual({ revenue: '9007199254.740993' });
  });
});
