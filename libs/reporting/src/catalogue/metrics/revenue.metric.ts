import type { Metric } from '../metric.js';

export default {
  name: 'revenue',
  label: 'Revenue',
  unit: 'money',
  formula: 'payouts of pending and approved conversions + adjustments',
  sum: { revenue: 1 },
  example: { sums: { revenue: 12500000n }, value: '12.50' },
} satisfies Metric;
