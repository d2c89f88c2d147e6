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
  checked: null,
};

export default source;
