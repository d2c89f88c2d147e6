import type { TrafficSourceDefinition } from '../traffic-source-definition.js';

const source: TrafficSourceDefinition = {
  name: 'pushground',
  title: 'Pushground',
  parameters: [
    { parameter: 'supply_id', macro: '{supply_id}', means: 'Supply source' },
    { parameter: 'site_id', macro: '{site_id}', means: 'Site' },
    { parameter: 'creative_id', macro: '{creative_id}', means: 'Creative' },
    { parameter: 'external_id', macro: '{click_id}', means: 'Click id' },
    { parameter: 'sub1', macro: '{campaign_id}', means: 'Campaign' },
  ],
  checked: {
    url: 'http://help.pushground.com/en/articles/3943451-what-are-macros',
    on: '2026-11-22',
    unconfirmed: ['{supply_id}', '{site_id}', '{creative_id}', '{campaign_id}'],
  },
};

export default source;
