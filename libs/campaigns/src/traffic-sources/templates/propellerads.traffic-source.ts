import type { TrafficSourceDefinition } from '../traffic-source-definition.js';

const source: TrafficSourceDefinition = {
  name: 'propellerads',
  title: 'PropellerAds',
  parameters: [
    { parameter: 'supply_id', macro: '{zoneid}', means: 'Zone' },
    { parameter: 'creative_id', macro: '{bannerid}', means: 'Banner' },
    { parameter: 'cost', macro: '{cost}', means: 'Cost of the click' },
    { parameter: 'external_id', macro: '${SUBID}', means: 'Click id' },
    { parameter: 'sub1', macro: '{campaignid}', means: 'Campaign' },
  ],
  checked: {
    url: 'https://coldfusion-example.blogspot.com/2026/02/propellerads-s2s-postback-guide-fixing.html',
    on: '2026-11-22',
    unconfirmed: ['{zoneid}', '{bannerid}', '{cost}', '{campaignid}'],
  },
};

export default source;
