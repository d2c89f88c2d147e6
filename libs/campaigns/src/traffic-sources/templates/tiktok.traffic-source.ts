import type { TrafficSourceDefinition } from '../traffic-source-definition.js';

const source: TrafficSourceDefinition = {
  name: 'tiktok',
  title: 'TikTok',
  parameters: [
    { parameter: 'supply_id', macro: '__PLACEMENT__', means: 'Placement' },
    { parameter: 'creative_id', macro: '__CID__', means: 'Ad' },
    { parameter: 'external_id', macro: '__CLICKID__', means: 'Click id' },
    { parameter: 'sub1', macro: '__CAMPAIGN_ID__', means: 'Campaign' },
    { parameter: 'sub2', macro: '__AID__', means: 'Ad group' },
  ],
  clickIdAuto: 'ttclid',
  checked: { url: 'https://ads.tiktok.com/help/article?aid=6669666107177041925', on: '2026-11-22', unconfirmed: ['__CLICKID__'] },
};

export default source;
