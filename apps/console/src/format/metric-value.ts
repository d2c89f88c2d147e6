import { formatCompact, formatCount, formatDuration, formatMoney, formatRatio, NOTHING } from './numbers.js';

export type MetricUnit = 'count' | 'money' | 'ratio' | 'seconds';

/**
 * A metric's value as reports answer it (money is a decimal string, a missing denominator null) → text for people.
 *
 * decimals  of money, when a whole column shall have as many
 */
export function formatMetric(value: unknown, unit: MetricUnit, currency: string, decimals?: number): string {
  if (value === null || value === undefined || value === '') return NOTHING;
  const number = Number(value);
  if (Number.isNaN(number)) return NOTHING;
  if (unit === 'money') return formatMoney(number, currency, decimals);
  if (unit === 'ratio') return formatRatio(number);
  return unit === 'seconds' ? formatDuration(number) : formatCount(number);
}

/** The same, short, for chart axes. */
export function formatMetricShort(value: number, unit: MetricUnit, currency: string): string {
  if (unit === 'ratio') return `${Math.round(value * 1000) / 10}%`;
  if (unit === 'seconds') return formatDuration(value);
  const short = formatCompact(value);
  if (unit !== 'money') return short;
  const symbol = new Intl.NumberFormat('en-US', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find((part) => part.type === 'currency')?.value;
  return short.startsWith('−') ? `−${symbol ?? ''}${short.slice(1)}` : `${symbol ?? ''}${short}`;
}

/** For sorting and drawing: null stays null. */
export function metricNumber(value: unknown): number | null {
  if (value === null || value === undefined || value === '') return null;
  const number = Number(value);
  return Number.isNaN(number) ? null : number;
}

/** Change against the period before, as a ratio; null when there is nothing to compare with. */
export function changeOf(now: unknown, before: unknown): number | null {
  const [current, previous] = [metricNumber(now), metricNumber(before)];
  return current === null || previous === null || previous === 0 ? null : (current - previous) / Math.abs(previous);
}
