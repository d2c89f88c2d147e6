import type { Metric } from '../metric.js';

export default {
  name: 'pending_conversions',
  label: 'Pending',
  unit: 'count',
  formula: 'conversions that are pending',
  sum: { pending: 1 },
  example: { sums: { pending: 2n, approved: 3n }, value: 2 },
} satisfies Metric;
