import type { Metric } from '../metric.js';

export default {
  name: 'roi',
  label: 'ROI',
  unit: 'ratio',
  formula: '(revenue − cost) / cost',
  sum: { revenue: 1, cost: -1 },
  over: { cost: 1 },
  example: { sums: { revenue: 12500000n, cost: 10000000n }, value: 0.25 },
} satisfies Metric;
