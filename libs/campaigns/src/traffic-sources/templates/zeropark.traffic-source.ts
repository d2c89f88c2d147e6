import type { TrafficSourceDefinition } from '../traffic-source-definition.js';

const source: TrafficSourceDefinition = {
  name: 'zeropark',
  title: 'Zeropark',
  parameters: [
    { parameter: 'supply_id', macro: '{source}', means: 'Source' },
    { parameter: 'site_id', macro: '{target}', means: 'Target' },
    { parameter: 'creative_id', macro: '{creative_number}', means: 'Creative' },
    { parameter: 'cost', macro: '{visit_cost}', means: 'Cost of the visit' },
    { parameter: 'external_id', macro: '{cid}', means: 'Click id' },
  ],
  checked: {
    url: 'https://doc.zeropark.com/en/sources.html',
    on: '2026-11-22',
    unconfirmed: ['{target}', '{creative_number}', '{visit_cost}', '{cid}'],
  },
};

export default source;
