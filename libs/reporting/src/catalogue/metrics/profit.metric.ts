import type { Metric } from '../metric.js';

export default {
  name: 'profit',
  label: 'Profit',
  unit: 'money',
  formula: 'revenue − cost',
  sum: { revenue: 1, cost: -1 },
  example: { sums: { revenue: 12500000n, cost: 10000000n }, value: '2.50' },
} satisfies Metric;
