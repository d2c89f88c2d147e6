import type { DimensionDefinition } from '../dimension.js';

export default {
  name: 'creative',
  label: 'Creative',
  about: 'creative_id of the click',
  kind: 'dictionary',
  column: 'creative_id',
  dictionary: 'creative',
  example: 'banner-7',
} satisfies DimensionDefinition;
