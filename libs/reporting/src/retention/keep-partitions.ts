import type { DayPartitionedTable } from '#database';

const DAY_MS = 86_400_000;

/** What the operator set, days per table. */
export type RetentionDays = Readonly<Record<DayPartitionedTable, number>>;

/**
 * First instant that is kept of each table. Clicks are kept at the least as long as any campaign attributes to them, a day more for
 * the clocks; their details and raw hits may go earlier.
 */
export function keptSince(
  days: RetentionDays,
  now: { readonly nowMs: number; readonly longestWindowDays: number },
): Record<DayPartitionedTable, number> {
  const today = Math.floor(now.nowMs / DAY_MS) * DAY_MS;
  const since = (count: number) => today - count * DAY_MS;
  return {
    clicks: since(Math.max(days.clicks, now.longestWindowDays + 1)),
    click_details: since(days.click_details),
    postbacks: since(days.postbacks),
    postback_raws: since(days.postback_raws),
  };
}

/** First instant of which totals are kept. Clicks without their totals would be in no report, so these stay as long as the clicks. */
export function totalsKeptSince(days: number, clicksSinceMs: number, nowMs: number): number {
  return Math.min(Math.floor(nowMs / DAY_MS) * DAY_MS - days * DAY_MS, clicksSinceMs);
}
