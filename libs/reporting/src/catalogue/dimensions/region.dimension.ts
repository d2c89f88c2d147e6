import type { DimensionDefinition } from '../dimension.js';

export default {
  name: 'region',
  label: 'Region',
  about: 'Region of the address, where the geo file has regions',
  kind: 'dictionary',
  column: 'region_id',
  dictionary: 'region',
  example: 'Catalonia',
} satisfies DimensionDefinition;
