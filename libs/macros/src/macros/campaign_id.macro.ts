import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'campaign_id',
  about: "The campaign's id.",
  examples: [{ macro: '{campaign_id}', becomes: '7', given: { click: { campaignId: 7 } } }],
  value: (click) => String(click.campaignId),
};

export default macro;
