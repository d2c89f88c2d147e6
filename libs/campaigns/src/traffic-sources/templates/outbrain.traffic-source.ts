import type { TrafficSourceDefinition } from '../traffic-source-definition.js';

const source: TrafficSourceDefinition = {
  name: 'outbrain',
  title: 'Outbrain',
  parameters: [
    { parameter: 'supply_id', macro: '{{publisher_id}}', means: 'Publisher' },
    { parameter: 'site_id', macro: '{{section_id}}', means: 'Section' },
    { parameter: 'creative_id', macro: '{{ad_id}}', means: 'Ad' },
    { parameter: 'external_id', macro: '{{ob_click_id}}', means: 'Click id' },
    { parameter: 'sub1', macro: '{{campaign_id}}', means: 'Campaign' },
  ],
  checked: null,
};

export default source;
