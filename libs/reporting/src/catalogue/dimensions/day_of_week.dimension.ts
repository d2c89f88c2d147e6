import type { DimensionDefinition } from '../dimension.js';

export default {
  name: 'day_of_week',
  label: 'Day of week',
  about: 'Local weekday, 1 Monday to 7 Sunday (ISO 8601)',
  kind: 'time',
  grain: 'day',
  sql: ({ local }) => `extract(isodow FROM ${local})::int`,
  shown: (value) => `${value}::text`,
  isNumber: true,
  example: { instant: '2026-11-01T18:45:00.000Z', zone: 'Asia/Kolkata', value: 1 },
} satisfies DimensionDefinition;
