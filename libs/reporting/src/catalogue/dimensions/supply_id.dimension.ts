import type { DimensionDefinition } from '../dimension.js';

export default {
  name: 'supply_id',
  label: 'Supply source',
  about: 'supply_id of the click: the seller or zone the traffic source names',
  kind: 'dictionary',
  column: 'supply_id',
  dictionary: 'supply',
  example: 'pub-31',
} satisfies DimensionDefinition;
