import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'external_id',
  about: "The traffic source's own click id.",
  examples: [
    { macro: '{external_id}', becomes: 'x 9', given: { query: 'external_id=x+9' } },
    { macro: '{external_id}', becomes: '', given: { query: '' } },
  ],
  value: (click) => click.parameter('external_id'),
};

export default macro;
