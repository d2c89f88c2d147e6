import type { Metric } from '../metric.js';

export default {
  name: 'clicks',
  label: 'Clicks',
  unit: 'count',
  formula: 'clicks without those classed as bots',
  sum: { clicks: 1 },
  example: { sums: { clicks: 7n, bots: 2n }, value: 7 },
} satisfies Metric;
