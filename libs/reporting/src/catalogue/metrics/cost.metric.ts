import type { Metric } from '../metric.js';

export default {
  name: 'cost',
  label: 'Cost',
  unit: 'money',
  formula: 'cost of clicks, bots included, + cost that fell due by conversions; by click time in both time bases',
  sum: { cost: 1 },
  example: { sums: { cost: 10000050n }, value: '10.00005' },
} satisfies Metric;
