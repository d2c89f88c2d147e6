import type { Metric } from '../metric.js';

export default {
  name: 'roas',
  label: 'ROAS',
  unit: 'ratio',
  formula: 'revenue / cost',
  sum: { revenue: 1 },
  over: { cost: 1 },
  example: { sums: { revenue: 12500000n, cost: 10000000n }, value: 1.25 },
} satisfies Metric;
