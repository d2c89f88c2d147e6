import type { TrafficSourceDefinition } from '../traffic-source-definition.js';

const source: TrafficSourceDefinition = {
  name: 'taboola',
  title: 'Taboola',
  parameters: [
    { parameter: 'supply_id', macro: '{site_id}', means: 'Publisher site' },
    { parameter: 'site_id', macro: '{site}', means: 'Name of the publisher site' },
    { parameter: 'creative_id', macro: '{campaign_item_id}', means: 'Item' },
    { parameter: 'external_id', macro: '{click_id}', means: 'Click id' },
    { parameter: 'sub1', macro: '{campaign_id}', means: 'Campaign' },
  ],
  checked: { url: 'https://kintura.com/docs/presets/pairings/taboola/m4trix', on: '2026-11-22' },
};

export default source;
