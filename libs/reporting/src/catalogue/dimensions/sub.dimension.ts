import type { DimensionDefinition } from '../dimension.js';

export default {
  name: 'sub',
  label: 'Sub id',
  about: 'sub1 to sub20 of the click',
  kind: 'dictionary',
  column: 'subs',
  dictionary: 'sub',
  places: 20,
  example: 'a-17',
} satisfies DimensionDefinition;
