import type { Metric } from '../metric.js';

export default {
  name: 'approved_cr',
  label: 'Approved conversion rate',
  unit: 'ratio',
  formula: 'approved / clicks',
  sum: { approved: 1 },
  over: { clicks: 1 },
  example: { sums: { approved: 2n, clicks: 100n }, value: 0.02 },
} satisfies Metric;
