import type { DimensionDefinition } from '../dimension.js';

export default {
  name: 'language',
  label: 'Language',
  about: 'First language of Accept-Language',
  kind: 'dictionary',
  column: 'language',
  dictionary: 'language',
  example: 'es',
} satisfies DimensionDefinition;
