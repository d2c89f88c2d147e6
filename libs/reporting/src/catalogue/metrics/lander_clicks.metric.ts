import type { Metric } from '../metric.js';

export default {
  name: 'lander_clicks',
  label: 'Landing page clicks',
  unit: 'count',
  formula: 'visitors of a landing page who went on to an offer; by click time in both time bases',
  sum: { lander_clicks: 1 },
  example: { sums: { lander_clicks: 10n }, value: 10 },
} satisfies Metric;
