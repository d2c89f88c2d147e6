import type { Metric } from '../metric.js';

export default {
  name: 'aov',
  label: 'Average order value',
  unit: 'money',
  formula: 'revenue / conversions',
  sum: { revenue: 1 },
  over: { pending: 1, approved: 1 },
  example: { sums: { pending: 0n, revenue: 0n }, value: null },
} satisfies Metric;
