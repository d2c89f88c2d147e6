import type { RawClick, RawDimensions, RawFact } from './raw-rows.factory.js';

/** What one row counts for, where and when. */
export interface Counted {
  readonly atMs: number;
  readonly status: string;
  readonly event: string;
  readonly dimensions: RawDimensions;
  readonly n: Readonly<Partial<Record<string, number>>>;
}

export function countClick(click: RawClick): Counted {
  const isBot = click.flags % 2 === 1;
  const n = {
    cost: click.costMicros,
    clicks: isBot ? 0 : 1,
    bots: isBot ? 1 : 0,
    uniques: !isBot && Math.floor(click.flags / 2) % 2 === 1 ? 1 : 0,
    imported: click.flags >= 64 ? 1 : 0,
    landerViews: !isBot && click.landing_page > 0 ? 1 : 0,
  };
  return { atMs: click.atMs, status: '', event: '', dimensions: click, n };
}

export function countFact(fact: RawFact, timeBase: 'click' | 'postback', splits: boolean): Counted[] {
  const at = { atMs: timeBase === 'click' ? fact.clickAtMs : fact.atMs, event: fact.event, dimensions: fact };
  // What a fact costs, and that its visitor went on from a landing page, stands at click time in both time bases.
  const byClick = { cost: fact.costMicros, landerClicks: fact.landerClicks };
  const atClick = byClick.cost + byClick.landerClicks === 0 ? [] : [{ ...at, atMs: fact.clickAtMs, status: '', n: byClick }];
  const whole = {
    pending: fact.pending,
    approved: fact.approved,
    rejected: fact.rejected,
    revenue: fact.revenueMicros,
    approvedRevenue: fact.approvedMicros,
    delay: fact.delayS,
    ...adjustmentOf(fact),
  };
  if (!splits) return [...atClick, { ...at, status: '', n: whole }];
  const each =
    fact.pending + fact.approved === 0 ? Math.round((fact.atMs - fact.clickAtMs) / 1000) : fact.delayS / (fact.pending + fact.approved);
  const parts: Counted[] = [
    {
      ...at,
      status: 'pending',
      n: { pending: fact.pending, revenue: fact.revenueMicros - fact.approvedMicros, delay: each * fact.pending },
    },
    {
      ...at,
      status: 'approved',
      n: {
        approved: fact.approved,
        revenue: fact.approvedMicros,
        approvedRevenue: fact.approvedMicros,
        delay: each * fact.approved,
        ...adjustmentOf(fact),
      },
    },
    { ...at, status: 'rejected', n: { rejected: fact.rejected } },
  ];
  return [...atClick, ...parts.filter(({ n }) => n['pending'] || n['approved'] || n['rejected'] || n['revenue'])];
}

/** Every fact of the test is its conversion's first. */
function adjustmentOf(fact: RawFact): { adjustments: number; adjusted: number } {
  const is = fact.revenueMicros < 0 && fact.pending === 0 && fact.approved === 0 && fact.rejected === 0;
  return is ? { adjustments: 1, adjusted: fact.revenueMicros } : { adjustments: 0, adjusted: 0 };
}
