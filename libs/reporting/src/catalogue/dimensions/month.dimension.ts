import type { DimensionDefinition } from '../dimension.js';

export default {
  name: 'month',
  label: 'Month',
  about: 'Local month, YYYY-MM',
  kind: 'time',
  grain: 'day',
  sql: ({ local }) => `date_trunc('month', ${local})::date`,
  shown: (value) => `left(${value}::text, 7)`,
  example: { instant: '2026-11-01T18:45:00.000Z', zone: 'Asia/Kolkata', value: '2026-11' },
} satisfies DimensionDefinition;
