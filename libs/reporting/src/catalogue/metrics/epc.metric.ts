import type { Metric } from '../metric.js';

export default {
  name: 'epc',
  label: 'EPC',
  unit: 'money',
  formula: 'revenue / clicks',
  sum: { revenue: 1 },
  over: { clicks: 1 },
  example: { sums: { clicks: 3n, revenue: 1000000n }, value: '0.333333' },
} satisfies Metric;
