import type { Metric } from '../metric.js';

export default {
  name: 'approved_profit',
  label: 'Approved profit',
  unit: 'money',
  formula: 'approved revenue − cost',
  sum: { revenue_approved: 1, cost: -1 },
  example: { sums: { revenue: 12500000n, revenue_approved: 2500000n, cost: 10000000n }, value: '-7.50' },
} satisfies Metric;
