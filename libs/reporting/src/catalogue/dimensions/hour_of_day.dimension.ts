import type { DimensionDefinition } from '../dimension.js';

export default {
  name: 'hour_of_day',
  label: 'Hour of day',
  about: 'Local hour, 0 to 23',
  kind: 'time',
  grain: 'quarter',
  sql: ({ local }) => `extract(hour FROM ${local})::int`,
  shown: (value) => `${value}::text`,
  isNumber: true,
  example: { instant: '2026-11-01T18:45:00.000Z', zone: 'Asia/Kolkata', value: 0 },
} satisfies DimensionDefinition;
