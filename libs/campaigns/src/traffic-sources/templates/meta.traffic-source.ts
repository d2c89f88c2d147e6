import type { TrafficSourceDefinition } from '../traffic-source-definition.js';

const source: TrafficSourceDefinition = {
  name: 'meta',
  title: 'Meta',
  parameters: [
    { parameter: 'supply_id', macro: '{{site_source_name}}', means: 'fb, ig, msg or an' },
    { parameter: 'site_id', macro: '{{placement}}', means: 'Placement' },
    { parameter: 'creative_id', macro: '{{ad.id}}', means: 'Ad' },
    { parameter: 'sub1', macro: '{{campaign.id}}', means: 'Campaign' },
    { parameter: 'sub2', macro: '{{adset.id}}', means: 'Ad set' },
  ],
  clickIdAuto: 'fbclid',
  checked: {
    url: 'https://doc.eulerian.com/p/O8AeUNCcprPL2E/Understanding-how-end-to-end-dynamic-trafficking-works',
    on: '2026-11-22',
    unconfirmed: ['{{placement}}'],
  },
};

export default source;
