import type { DimensionDefinition } from '../dimension.js';

export default {
  name: 'city',
  label: 'City',
  about: 'City of the address, where the geo file has cities',
  kind: 'dictionary',
  column: 'city_id',
  dictionary: 'city',
  example: 'Barcelona',
} satisfies DimensionDefinition;
