import type { TrafficSourceDefinition } from '../traffic-source-definition.js';

const source: TrafficSourceDefinition = {
  name: 'google-ads',
  title: 'Google Ads',
  parameters: [
    { parameter: 'supply_id', macro: '{network}', means: 'Network: search, partner or display' },
    { parameter: 'site_id', macro: '{placement}', means: 'Placement' },
    { parameter: 'creative_id', macro: '{creative}', means: 'Ad' },
    { parameter: 'external_id', macro: '{gclid}', means: 'Click id' },
    { parameter: 'sub1', macro: '{campaignid}', means: 'Campaign' },
    { parameter: 'sub2', macro: '{adgroupid}', means: 'Ad group' },
  ],
  clickIdAuto: 'gclid',
  checked: { url: 'https://developers.google.com/google-ads/api/performance-max/valuetrack', on: '2026-11-22' },
};

export default source;
