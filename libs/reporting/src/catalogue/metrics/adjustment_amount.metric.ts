import type { Metric } from '../metric.js';

export default {
  name: 'adjustment_amount',
  label: 'Adjustment amount',
  unit: 'money',
  formula: 'sum of the adjustments as they came; part of revenue and approved revenue',
  sum: { adjusted: 1 },
  example: { sums: { adjusted: -2_500_000n }, value: '-2.50' },
} satisfies Metric;
