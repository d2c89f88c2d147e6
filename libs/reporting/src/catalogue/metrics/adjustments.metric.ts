import type { Metric } from '../metric.js';

export default {
  name: 'adjustments',
  label: 'Adjustments',
  unit: 'count',
  formula: 'refunds and chargebacks: postbacks with a negative amount',
  sum: { adjustments: 1 },
  example: { sums: { adjustments: 3n }, value: 3 },
} satisfies Metric;
