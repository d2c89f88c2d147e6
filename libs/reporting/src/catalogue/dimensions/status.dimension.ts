import type { DimensionDefinition } from '../dimension.js';

export default {
  name: 'status',
  label: 'Status',
  about: 'Where conversions stand today: pending, approved or rejected; clicks and cost have none',
  kind: 'status',
  example: 'approved',
} satisfies DimensionDefinition;
