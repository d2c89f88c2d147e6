import type { DimensionDefinition } from '../dimension.js';

export default {
  name: 'campaign',
  label: 'Campaign',
  about: 'Campaign of the click',
  kind: 'record',
  column: 'campaign_id',
  table: 'campaigns',
  example: { id: '12', name: 'Spring sale' },
} satisfies DimensionDefinition;
