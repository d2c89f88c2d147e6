import type { DimensionDefinition } from '../dimension.js';

export default {
  name: 'source',
  label: 'Traffic source',
  about: 'source of the click: the network it was bought from',
  kind: 'dictionary',
  column: 'source_id',
  dictionary: 'source',
  example: 'push-network',
} satisfies DimensionDefinition;
