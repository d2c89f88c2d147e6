import type { DimensionDefinition } from '../dimension.js';

export default {
  name: 'model',
  label: 'Device model',
  about: 'Brand and model of the device, read from the user agent',
  kind: 'dictionary',
  column: 'model_id',
  dictionary: 'model',
  example: 'Samsung SM-G991B',
} satisfies DimensionDefinition;
