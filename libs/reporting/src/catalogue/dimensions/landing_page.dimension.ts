import type { DimensionDefinition } from '../dimension.js';

export default {
  name: 'landing_page',
  label: 'Landing page',
  about: 'Landing page the visitor saw first; none where the click went straight to the offer',
  kind: 'record',
  column: 'landing_page_id',
  table: 'landing_pages',
  example: { id: '3', name: 'Quiz, long' },
} satisfies DimensionDefinition;
