import type { Metric } from '../metric.js';

export default {
  name: 'cr',
  label: 'Conversion rate',
  unit: 'ratio',
  formula: 'conversions / clicks',
  sum: { pending: 1, approved: 1 },
  over: { clicks: 1 },
  example: { sums: { clicks: 8n, pending: 1n, approved: 1n }, value: 0.25 },
} satisfies Metric;
