import { z } from 'zod';
import { SUM_NAMES, type SumName, type SumValues } from '../totals/sums.js';

const weights = z.partialRecord(z.enum(SUM_NAMES as [SumName, ...SumName[]]), z.union([z.literal(1), z.literal(-1)]));

/**
 * A number in reports, as a function of base sums: a signed sum of them, or one such sum divided by another.
 * One file each in metrics/, loaded by its name.
 *
 * unit     count · money (decimal string of BASE_CURRENCY) · ratio (0.25 is 25 %) · seconds
 * formula  for people, beside the number
 * over     divisor; where it is 0 the metric is null
 * example  sums (money in micros) and the value the API shows for them; the shared spec checks it
 */
export const metricSchema = z.object({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  label: z.string().min(1),
  unit: z.enum(['count', 'money', 'ratio', 'seconds']),
  formula: z.string().min(1),
  sum: weights,
  over: weights.optional(),
  example: z.object({
    sums: z.partialRecord(z.enum(SUM_NAMES as [SumName, ...SumName[]]), z.bigint()),
    value: z.union([z.string(), z.number(), z.null()]),
  }),
});

export type Metric = z.infer<typeof metricSchema>;
type Weights = z.infer<typeof weights>;

/** Base sums a metric is made of. */
export function sumsOf(metric: Metric): readonly SumName[] {
  return SUM_NAMES.filter((name) => metric.sum[name] !== undefined || metric.over?.[name] !== undefined);
}

/** Numerator and divisor for one group of rows; divisor undefined when the metric has none. */
export function evaluateMetric(metric: Metric, sums: SumValues): { value: bigint; over: bigint | undefined } {
  return { value: weigh(metric.sum, sums), over: metric.over && weigh(metric.over, sums) };
}

/** The metric as SQL over columns named like the sums: numeric, NULL where the divisor is 0. Money stays in micros. */
export function metricSql(metric: Metric): string {
  const value = weightsSql(metric.sum);
  return metric.over ? `(${value})::numeric / nullif(${weightsSql(metric.over)}, 0)` : `(${value})`;
}

function weigh(by: Weights, sums: SumValues): bigint {
  return SUM_NAMES.reduce((total, name) => total + BigInt(by[name] ?? 0) * (sums[name] ?? 0n), 0n);
}

function weightsSql(by: Weights): string {
  return SUM_NAMES.filter((name) => by[name] !== undefined)
    .map((name) => `${by[name] === -1 ? '-' : '+'} ${name}`)
    .join(' ');
}
