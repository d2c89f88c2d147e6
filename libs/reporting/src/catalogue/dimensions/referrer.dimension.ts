import type { DimensionDefinition } from '../dimension.js';

export default {
  name: 'referrer',
  label: 'Referrer',
  about: 'Host of the page the click came from',
  kind: 'dictionary',
  column: 'referrer_id',
  dictionary: 'referrer',
  example: 'blog.example',
} satisfies DimensionDefinition;
