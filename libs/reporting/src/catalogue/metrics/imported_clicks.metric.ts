import type { Metric } from '../metric.js';

export default {
  name: 'imported_clicks',
  label: 'Imported clicks',
  unit: 'count',
  formula: 'clicks that came by import, bots included',
  sum: { imported: 1 },
  example: { sums: { clicks: 7n, imported: 3n }, value: 3 },
} satisfies Metric;
