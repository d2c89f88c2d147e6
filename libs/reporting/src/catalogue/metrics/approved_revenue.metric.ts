import type { Metric } from '../metric.js';

export default {
  name: 'approved_revenue',
  label: 'Approved revenue',
  unit: 'money',
  formula: 'payouts of approved conversions + adjustments',
  sum: { revenue_approved: 1 },
  example: { sums: { revenue: 12500000n, revenue_approved: -500000n }, value: '-0.50' },
} satisfies Metric;
