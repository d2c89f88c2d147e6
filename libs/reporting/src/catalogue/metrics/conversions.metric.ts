import type { Metric } from '../metric.js';

export default {
  name: 'conversions',
  label: 'Conversions',
  unit: 'count',
  formula: 'pending + approved, without adjustments',
  sum: { pending: 1, approved: 1 },
  example: { sums: { pending: 2n, approved: 3n, rejected: 4n }, value: 5 },
} satisfies Metric;
