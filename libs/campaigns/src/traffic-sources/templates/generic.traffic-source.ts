import type { TrafficSourceDefinition } from '../traffic-source-definition.js';

const source: TrafficSourceDefinition = {
  name: 'generic',
  title: 'Any other source',
  parameters: [
    { parameter: 'supply_id', macro: '{supply_id}', means: 'Supply source' },
    { parameter: 'site_id', macro: '{site_id}', means: 'Site' },
    { parameter: 'creative_id', macro: '{creative_id}', means: 'Creative' },
    { parameter: 'cost', macro: '{cost}', means: 'Cost of the click' },
    { parameter: 'external_id', macro: '{click_id}', means: 'Click id' },
  ],
  checked: null,
};

export default source;
