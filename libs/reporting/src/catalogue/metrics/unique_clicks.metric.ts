import type { Metric } from '../metric.js';

export default {
  name: 'unique_clicks',
  label: 'Unique clicks',
  unit: 'count',
  formula: 'first clicks of a visitor within the window, without bots',
  sum: { uniques: 1 },
  example: { sums: { clicks: 7n, uniques: 5n }, value: 5 },
} satisfies Metric;
