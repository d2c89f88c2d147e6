import type { DimensionDefinition } from '../dimension.js';

export default {
  name: 'site_id',
  label: 'Site',
  about: 'site_id of the click',
  kind: 'dictionary',
  column: 'site_id',
  dictionary: 'site',
  example: 'news.example',
} satisfies DimensionDefinition;
