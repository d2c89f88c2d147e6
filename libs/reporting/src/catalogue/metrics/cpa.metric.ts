import type { Metric } from '../metric.js';

export default {
  name: 'cpa',
  label: 'CPA',
  unit: 'money',
  formula: 'cost / conversions',
  sum: { cost: 1 },
  over: { pending: 1, approved: 1 },
  example: { sums: { approved: 2n, cost: 3000000n }, value: '1.50' },
} satisfies Metric;
