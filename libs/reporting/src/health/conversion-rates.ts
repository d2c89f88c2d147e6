import { HOURS, sumHours, type CampaignFacts } from './campaign-facts.js';

export interface Rate {
  readonly clicks: number;
  readonly conversions: number;
}

/**
 * Conversions per click of one day's clicks against those before. The day ends one usual delay ago (9 of 10 conversions have
 * come by then), so that clicks too young to have converted do not look like a fall. pastDays: how far the usual rate reaches back.
 */
export function conversionRates(facts: CampaignFacts): { readonly now: Rate; readonly usual: Rate; readonly pastDays: number } {
  // At most a week is waited for: with longer delays a fall is seen late rather than never.
  const matureH = Math.min(Math.ceil((facts.usualDelay?.p90S ?? 0) / 3600) + 1, 7 * 24);
  const oldest = facts.hours.findLastIndex(({ clicks }) => clicks > 0);
  const rate = (from: number, to: number): Rate => ({
    clicks: sumHours(facts, { from, to }, (hour) => hour.clicks),
    conversions: sumHours(facts, { from, to }, (hour) => hour.converted),
  });
  return { now: rate(matureH, matureH + 24), usual: rate(matureH + 24, HOURS), pastDays: Math.max(0, oldest - matureH - 24) / 24 };
}
