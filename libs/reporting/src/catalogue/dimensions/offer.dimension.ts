import type { DimensionDefinition } from '../dimension.js';

export default {
  name: 'offer',
  label: 'Offer',
  about: 'Offer the visitor was sent to',
  kind: 'record',
  column: 'offer_id',
  table: 'offers',
  example: { id: '12', name: 'Landing page B' },
} satisfies DimensionDefinition;
