import type { Metric } from '../metric.js';

export default {
  name: 'bot_clicks',
  label: 'Bot clicks',
  unit: 'count',
  formula: 'clicks classed as bots',
  sum: { bots: 1 },
  example: { sums: { clicks: 7n, bots: 2n }, value: 2 },
} satisfies Metric;
