import type { DimensionDefinition } from '../dimension.js';

export default {
  name: 'week',
  label: 'Week',
  about: 'Monday of the local week (ISO 8601), YYYY-MM-DD',
  kind: 'time',
  grain: 'day',
  sql: ({ local }) => `date_trunc('week', ${local})::date`,
  shown: (value) => `${value}::text`,
  example: { instant: '2026-11-01T18:45:00.000Z', zone: 'Asia/Kolkata', value: '2026-11-02' },
} satisfies DimensionDefinition;
