import type { DimensionDefinition } from '../dimension.js';

export default {
  name: 'browser',
  label: 'Browser',
  about: 'Browser, read from the user agent',
  kind: 'dictionary',
  column: 'browser',
  dictionary: 'browser',
  example: 'Chrome',
} satisfies DimensionDefinition;
