import type { Metric } from '../metric.js';

export default {
  name: 'avg_conversion_time',
  label: 'Click to conversion',
  unit: 'seconds',
  formula: 'average seconds from click to conversion',
  sum: { delay_s: 1 },
  over: { pending: 1, approved: 1 },
  example: { sums: { pending: 1n, approved: 1n, delay_s: 91n }, value: 45.5 },
} satisfies Metric;
