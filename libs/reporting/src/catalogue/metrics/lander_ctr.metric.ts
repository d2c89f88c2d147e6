import type { Metric } from '../metric.js';

export default {
  name: 'lander_ctr',
  label: 'Landing page CTR',
  unit: 'ratio',
  formula: 'landing page clicks / landing page views',
  sum: { lander_clicks: 1 },
  over: { lander_views: 1 },
  example: { sums: { lander_clicks: 10n, lander_views: 40n }, value: 0.25 },
} satisfies Metric;
