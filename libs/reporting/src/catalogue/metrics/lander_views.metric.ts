import type { Metric } from '../metric.js';

export default {
  name: 'lander_views',
  label: 'Landing page views',
  unit: 'count',
  formula: 'clicks that led to a landing page first, without bots',
  sum: { lander_views: 1 },
  example: { sums: { lander_views: 40n }, value: 40 },
} satisfies Metric;
