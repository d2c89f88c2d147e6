import { formatAmount } from '#kernel';
import type { Dimension } from '../catalogue/dimension.js';
import { evaluateMetric, type Metric } from '../catalogue/metric.js';
import type { ReportRow } from './report.store.js';
import type { SumValues } from '../totals/sums.js';

/** A dimension's or metric's value in JSON. null: not given, or a divisor of 0. */
export type Shown = string | number | null | { readonly id: string; readonly name: string | null };

/** A group as the API shows it: its dimensions, then its metrics. */
export function showRow(row: ReportRow, groupBy: readonly Dimension[], metrics: readonly Metric[]): Record<string, Shown> {
  const dimensions = groupBy.map((dimension, at): [string, Shown] => [
    dimension.name,
    showDimension(dimension, row.keys[at] ?? null, row.shown[at] ?? null),
  ]);
  return { ...Object.fromEntries(dimensions), ...showMetrics(metrics, row.sums) };
}

/** Metrics from base sums in their texts. */
export function showMetrics(metrics: readonly Metric[], texts: Readonly<Record<string, string>>): Record<string, string | number | null> {
  const sums: SumValues = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, BigInt(text)]));
  return Object.fromEntries(metrics.map((metric) => [metric.name, showMetric(metric, sums)]));
}

/** One metric: money as a decimal string, rounded to the micro where it is an average; all else as a number. */
export function showMetric(metric: Metric, sums: SumValues): string | number | null {
  const { value, over } = evaluateMetric(metric, sums);
  if (over === 0n) return null;
  if (metric.unit === 'money') return formatAmount(over === undefined ? value : roundDivide(value, over));
  return over === undefined ? Number(value) : Number(value) / Number(over);
}

function showDimension(dimension: Dimension, key: string | number | null, shown: string | null): Shown {
  // Campaigns and offers are numbered from 1; 0 stands for an offer that is not known (its click was lost).
  if (dimension.kind === 'record') return key === null || key === 0 ? null : { id: String(key), name: shown };
  return dimension.kind === 'time' && dimension.isNumber && shown !== null ? Number(shown) : shown;
}

/** Half away from zero. */
function roundDivide(value: bigint, by: bigint): bigint {
  const negative = value < 0n !== by < 0n;
  const [top, bottom] = [value < 0n ? -value : value, by < 0n ? -by : by];
  const rounded = (top + bottom / 2n) / bottom;
  return negative ? -rounded : rounded;
}
