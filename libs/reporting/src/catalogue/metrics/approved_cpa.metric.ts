import type { Metric } from '../metric.js';

export default {
  name: 'approved_cpa',
  label: 'Cost per approved',
  unit: 'money',
  formula: 'cost / approved',
  sum: { cost: 1 },
  over: { approved: 1 },
  example: { sums: { cost: 8_000_000n, approved: 4n }, value: '2.00' },
} satisfies Metric;
