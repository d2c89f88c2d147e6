/**
 * What every report is made of: sums over clicks and conversion facts. A metric is a function of these,
 * a totals table stores all of them.
 *
 * of     'clicks': stands on rows of base 0 (by click time) · 'conversions': on bases 1 and 2
 * type   SQL type of one row's value; money in millionths of BASE_CURRENCY, delay_s in seconds
 * click  the value of one row of clicks, as SQL; fact: of one row of conversion_facts
 * sparse totals store NULL for 0: most rows have none of it, and NULL takes no room
 */
interface Sum {
  readonly of: 'clicks' | 'conversions';
  readonly type: 'int' | 'bigint';
  readonly click?: string;
  readonly fact?: string;
  readonly sparse?: true;
}

// A first fact that takes money away and counts no conversion: only an adjustment does.
const IS_ADJUSTMENT = 'seq = 1 AND revenue < 0 AND pending = 0 AND approved = 0 AND rejected = 0';

// Bits of clicks.flags as CLICK_FLAG has them: 1 bot, 2 unique, 64 imported. Bots count in no click metric but their own.
const SUM_TABLE = {
  clicks: { of: 'clicks', type: 'int', click: '1 - (flags & 1)' },
  uniques: { of: 'clicks', type: 'int', click: '((flags >> 1) & 1) * (1 - (flags & 1))' },
  bots: { of: 'clicks', type: 'int', click: 'flags & 1' },
  imported: { of: 'clicks', type: 'int', click: '(flags >> 6) & 1', sparse: true },
  lander_views: { of: 'clicks', type: 'int', click: '(landing_page_id <> 0)::int * (1 - (flags & 1))', sparse: true },
  // Who went on from a landing page is told later, by a fact; it stands at click time.
  lander_clicks: { of: 'clicks', type: 'int', fact: 'lander_clicks', sparse: true },
  // A fact's cost (CPA, revenue share) stands at click time in both time bases, so it is counted with the clicks.
  cost: { of: 'clicks', type: 'bigint', click: 'cost', fact: 'cost' },
  pending: { of: 'conversions', type: 'int', fact: 'pending' },
  approved: { of: 'conversions', type: 'int', fact: 'approved' },
  rejected: { of: 'conversions', type: 'int', fact: 'rejected' },
  revenue: { of: 'conversions', type: 'bigint', fact: 'revenue' },
  revenue_approved: { of: 'conversions', type: 'bigint', fact: 'revenue_approved' },
  delay_s: { of: 'conversions', type: 'bigint', fact: 'delay_s' },
  adjustments: { of: 'conversions', type: 'int', fact: `(${IS_ADJUSTMENT})::int`, sparse: true },
  adjusted: { of: 'conversions', type: 'bigint', fact: `CASE WHEN ${IS_ADJUSTMENT} THEN revenue ELSE 0 END`, sparse: true },
} as const satisfies Record<string, Sum>;

/** Name of a base sum, as metric definitions write it and totals tables store it. */
export type SumName = keyof typeof SUM_TABLE;

export const SUMS: Readonly<Record<SumName, Sum>> = SUM_TABLE;
/** Facts that change something which stands at click time in both time bases. */
export const FACT_AT_CLICK_TIME = '(cost <> 0 OR lander_clicks <> 0)';

export const SUM_NAMES = Object.keys(SUM_TABLE) as readonly SumName[];

/** Values of base sums; an absent one is 0. */
export type SumValues = Readonly<Partial<Record<SumName, bigint>>>;

/** Which instant a row is counted at: 0 clicks and cost, by click time · 1 conversions by click time · 2 by postback time. */
export const BASE = { clicks: 0, byClick: 1, byPostback: 2 } as const;
