import { describe, expect, it } from 'vitest';
import { differences, expectedTallies, growth, reportedTallies } from './expected-report.js';
import type { PlannedClick } from './plan-day.js';

const click = (over: Partial<PlannedClick>): PlannedClick => ({
  atMs: 0,
  campaign: 0,
  supplyId: 'a',
  country: 'ES',
  routed: true,
  query: {},
  headers: {},
  cost: 12_000n,
  conversions: [],
  postbacks: [],
  ...over,
});
const row = (over: object) => ({
  campaign: { id: '7', name: 'x' },
  supply_id: 'a',
  clicks: 2,
  conversions: 1,
  revenue: '5.25',
  cost: '0.024',
  ...over,
});

describe('the demo holds the report against what was sent', () => {
  const expected = expectedTallies(
    [
      click({}),
      click({
        conversions: [
          { payout: 5_250_000n, counted: true, atMs: 0, txid: 'x', status: 'approved' },
          { payout: 9_000_000n, counted: false, atMs: 0, txid: 'y', status: 'rejected' },
        ],
      }),
    ],
    ['7'],
  );

  it('finds them equal when every row is', () => {
    expect(differences(expected, reportedTallies([row({})]))).toEqual([]);
  });

  it('names a row that differs by a cent', () => {
    expect(differences(expected, reportedTallies([row({ revenue: '5.24' })]))).toEqual([
      '7 / a: sent 2 clicks, 1 conversions, revenue 5.25, cost 0.024, report says 2 clicks, 1 conversions, revenue 5.24, cost 0.024',
    ]);
  });

  it('names a row that nothing was sent for', () => {
    expect(differences(expected, reportedTallies([row({}), row({ supply_id: 'b' })]))).toHaveLength(1);
  });

  it('takes off what an earlier demo had left', () => {
    const before = reportedTallies([row({}), row({ supply_id: 'old' })]);
    const after = reportedTallies([row({ clicks: 4, conversions: 2, revenue: '10.50', cost: '0.048' }), row({ supply_id: 'old' })]);
    expect(differences(expected, growth(before, after))).toEqual([]);
  });
});
