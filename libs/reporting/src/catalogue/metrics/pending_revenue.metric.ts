import type { Metric } from '../metric.js';

export default {
  name: 'pending_revenue',
  label: 'Pending revenue',
  unit: 'money',
  formula: 'revenue − approved revenue: payouts of conversions that are still pending',
  sum: { revenue: 1, revenue_approved: -1 },
  example: { sums: { revenue: 12_500_000n, revenue_approved: 10_000_000n }, value: '2.50' },
} satisfies Metric;
