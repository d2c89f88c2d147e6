import type { Metric } from '../metric.js';

export default {
  name: 'approved_epc',
  label: 'Approved EPC',
  unit: 'money',
  formula: 'approved revenue / clicks',
  sum: { revenue_approved: 1 },
  over: { clicks: 1 },
  example: { sums: { revenue_approved: 10_000_000n, clicks: 100n }, value: '0.10' },
} satisfies Metric;
