import type { Metric } from '../metric.js';

export default {
  name: 'cpc',
  label: 'CPC',
  unit: 'money',
  formula: 'cost / clicks',
  sum: { cost: 1 },
  over: { clicks: 1 },
  example: { sums: { clicks: 4n, cost: 1000000n }, value: '0.25' },
} satisfies Metric;
