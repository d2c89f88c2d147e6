import { daysOf, lengthOf, type DayRange } from '../format/days.js';
import { metricNumber } from '../format/metric-value.js';
import { filterValue } from './group-value.js';
import type { Report } from './report.js';

/** hours for up to two days, else days. */
export function grainOf(range: DayRange): 'hour' | 'day' {
  return lengthOf(range) <= 2 ? 'hour' : 'day';
}

/** Every bucket of a report's period, also the empty ones, as the API names them. */
export function bucketsOf(report: Report, range: DayRange): readonly string[] {
  if (grainOf(range) === 'day') return daysOf(range);
  const [from, to] = [Date.parse(report.from), Date.parse(report.to)];
  return Array.from({ length: Math.max(0, Math.round((to - from) / 3_600_000)) }, (_, at) => new Date(from + at * 3_600_000).toISOString());
}

/** A metric over the buckets; where nothing happened counts and money are 0 and ratios are nothing; the future is nothing. */
export function seriesOf(
  report: Report,
  grain: 'hour' | 'day',
  buckets: readonly string[],
  metric: { name: string; unit: string },
): readonly (number | null)[] {
  const found = new Map(report.rows.map((row) => [filterValue(row[grain]), metricNumber(row[metric.name])]));
  const empty = metric.unit === 'ratio' || metric.unit === 'seconds' ? null : 0;
  const now = Date.now();
  // An hour that has not begun is not zero.
  return buckets.map((bucket) => found.get(bucket) ?? (grain === 'hour' && Date.parse(bucket) > now ? null : empty));
}
