import type { Metric } from '../metric.js';

export default {
  name: 'approved_roi',
  label: 'Approved ROI',
  unit: 'ratio',
  formula: '(approved revenue − cost) / cost',
  sum: { revenue_approved: 1, cost: -1 },
  over: { cost: 1 },
  example: { sums: { revenue_approved: 10_000_000n, cost: 8_000_000n }, value: 0.25 },
} satisfies Metric;
