import { wilson } from '../health/wilson.js';

/** What one supply source or creative did over the window. Money in micros of BASE_CURRENCY. */
export interface Counted {
  /** null: not given */
  readonly value: string | null;
  readonly clicks: number;
  readonly conversions: number;
  readonly revenue: bigint;
  readonly cost: bigint;
}

/** earns, burns: also at the unfavourable end of the interval · unclear: too few conversions to tell */
export type OpportunityVerdict = 'earns' | 'burns' | 'unclear';

export interface Opportunity extends Counted {
  readonly profit: bigint;
  /** where profit plausibly lies (95 %), given how few conversions there are */
  readonly profitLow: bigint;
  readonly profitHigh: bigint;
  readonly rate: { readonly low: number; readonly high: number };
  readonly verdict: OpportunityVerdict;
}

/**
 * Ranks by money, best first. What is uncertain is how often clicks convert (Wilson interval), not what they cost; a conversion is
 * taken to bring what it brought here on average, and where fewer than ten say so, what it brought in the whole campaign.
 *
 * rows  all values of one dimension over the window; their sum is the campaign
 */
export function rankOpportunities(rows: readonly Counted[]): Opportunity[] {
  const sum = (pick: (row: Counted) => number) => rows.reduce((total, row) => total + pick(row), 0);
  const conversions = sum((row) => row.conversions);
  const average = conversions > 0 ? sum((row) => Number(row.revenue)) / conversions : 0;
  return rows.map((row) => judge(row, average)).sort((a, b) => (a.profit === b.profit ? 0 : a.profit > b.profit ? -1 : 1));
}

function judge(row: Counted, campaignAverage: number): Opportunity {
  const rate = wilson(row.conversions, row.clicks);
  const perConversion = row.conversions >= 10 ? Number(row.revenue) / row.conversions : campaignAverage;
  const bring = (share: number) => BigInt(Math.round(share * row.clicks * perConversion));
  const profit = row.revenue - row.cost;
  // What is observed lies inside, also where its conversions paid other than the average.
  const profitLow = smaller(bring(rate.low) - row.cost, profit);
  const profitHigh = larger(bring(rate.high) - row.cost, profit);
  return { ...row, profit, profitLow, profitHigh, rate, verdict: profitLow > 0n ? 'earns' : profitHigh < 0n ? 'burns' : 'unclear' };
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
