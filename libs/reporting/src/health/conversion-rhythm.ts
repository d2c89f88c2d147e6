import type { CampaignFacts, Delay } from './campaign-facts.js';

const DAY_S = 86_400;

/** A conversion that came: when, and how long after its click; seconds. */
export interface Arrival {
  readonly atS: number;
  readonly delayS: number;
}

/**
 * Usual delay and pauses of conversions, in any order.
 *
 * todayFromS  those after it are of today
 */
export function conversionRhythm(
  arrivals: readonly Arrival[],
  todayFromS: number,
): Pick<CampaignFacts, 'usualDelay' | 'todayDelay' | 'gaps'> {
  return {
    usualDelay: delayOf(arrivals.filter(({ atS }) => atS <= todayFromS)),
    todayDelay: delayOf(arrivals.filter(({ atS }) => atS > todayFromS)),
    gaps: gapsOf(arrivals.map(({ atS }) => atS).sort(ascending)),
  };
}

function delayOf(arrivals: readonly Arrival[]): Delay | undefined {
  if (arrivals.length === 0) return undefined;
  const delays = arrivals.map(({ delayS }) => delayS).sort(ascending);
  return { medianS: quantile(delays, 0.5), p90S: quantile(delays, 0.9), conversions: delays.length };
}

function gapsOf(times: readonly number[]): CampaignFacts['gaps'] {
  const longest = new Map<number, number>();
  for (const [at, time] of times.entries()) {
    const before = times[at - 1];
    if (before === undefined) continue;
    const day = Math.floor(time / DAY_S);
    longest.set(day, Math.max(longest.get(day) ?? 0, time - before));
  }
  const ofDays = [...longest.values()].sort(ascending);
  const longestUsualS = ofDays[Math.ceil(0.9 * ofDays.length) - 1];
  if (longestUsualS === undefined) return undefined;
  const count = times.length - 1;
  return { meanS: ((times.at(-1) ?? 0) - (times[0] ?? 0)) / count, longestUsualS, count };
}

/** Between two values in proportion, as spreadsheets have it. */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return low + (high - low) * (at - Math.floor(at));
}

function ascending(a: number, b: number): number {
  return a - b;
}
