import type { Metric } from '../metric.js';

export default {
  name: 'approved_roas',
  label: 'Approved ROAS',
  unit: 'ratio',
  formula: 'approved revenue / cost',
  sum: { revenue_approved: 1 },
  over: { cost: 1 },
  example: { sums: { revenue_approved: 10_000_000n, cost: 8_000_000n }, value: 1.25 },
} satisfies Metric;
