import type { DimensionDefinition } from '../dimension.js';

export default {
  name: 'hour',
  label: 'Hour',
  about: 'Start of the local hour as an instant, so that both hours of a clock set back stay apart',
  kind: 'time',
  grain: 'quarter',
  sql: ({ hour }) => hour,
  shown: (value) => `to_char(${value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  example: { instant: '2026-11-01T18:45:00.000Z', zone: 'Asia/Kolkata', value: '2026-11-01T18:30:00.000Z' },
} satisfies DimensionDefinition;
