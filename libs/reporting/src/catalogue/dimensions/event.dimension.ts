import type { DimensionDefinition } from '../dimension.js';

export default {
  name: 'event',
  label: 'Event',
  about: 'Event named by the postback; clicks and cost of clicks have none',
  kind: 'dictionary',
  column: 'event_id',
  dictionary: 'event',
  onConversionsOnly: true,
  example: 'purchase',
} satisfies DimensionDefinition;
