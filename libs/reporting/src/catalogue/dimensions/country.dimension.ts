import type { DimensionDefinition } from '../dimension.js';

export default {
  name: 'country',
  label: 'Country',
  about: 'Country of the address, ISO 3166-1 alpha-2',
  kind: 'dictionary',
  column: 'country',
  dictionary: 'country',
  example: 'ES',
} satisfies DimensionDefinition;
