import type { TrafficSourceDefinition } from '../traffic-source-definition.js';

const source: TrafficSourceDefinition = {
  name: 'richads',
  title: 'RichAds',
  parameters: [
    { parameter: 'supply_id', macro: '[PUBLISHER_ID]', means: 'Publisher' },
    { parameter: 'site_id', macro: '[SITE_ID]', means: 'Site' },
    { parameter: 'creative_id', macro: '[CREATIVE_ID]', means: 'Creative' },
    { parameter: 'external_id', macro: '[CLICK_ID]', means: 'Click id' },
    { parameter: 'sub1', macro: '[CAMPAIGN_ID]', means: 'Campaign' },
  ],
  checked: { url: 'https://validvisit.com/tools/tracking-tokens/richads', on: '2026-11-22' },
};

export default source;
