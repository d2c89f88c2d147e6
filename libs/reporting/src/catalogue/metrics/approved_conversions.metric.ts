import type { Metric } from '../metric.js';

export default {
  name: 'approved_conversions',
  label: 'Approved',
  unit: 'count',
  formula: 'conversions that are approved, without adjustments',
  sum: { approved: 1 },
  example: { sums: { pending: 2n, approved: 3n }, value: 3 },
} satisfies Metric;
