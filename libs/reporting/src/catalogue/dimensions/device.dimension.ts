import type { DimensionDefinition } from '../dimension.js';

export default {
  name: 'device',
  label: 'Device',
  about: 'Kind of device, read from the user agent',
  kind: 'dictionary',
  column: 'device',
  dictionary: 'device',
  example: 'mobile',
} satisfies DimensionDefinition;
