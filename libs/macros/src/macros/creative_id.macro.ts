import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'creative_id',
  about: 'Creative (banner, text) as the traffic source named it.',
  examples: [
    { macro: '{creative_id}', becomes: 'x 9', given: { query: 'creative_id=x+9' } },
    { macro: '{creative_id}', becomes: '', given: { query: '' } },
  ],
  value: (click) => click.parameter('creative_id'),
};

export default macro;
