import type { DimensionDefinition } from '../dimension.js';

export default {
  name: 'os',
  label: 'Operating system',
  about: 'Operating system, read from the user agent',
  kind: 'dictionary',
  column: 'os',
  dictionary: 'os',
  example: 'Android',
} satisfies DimensionDefinition;
