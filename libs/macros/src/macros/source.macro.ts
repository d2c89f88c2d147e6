import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'source',
  about: 'Source as named in the tracking URL.',
  examples: [
    { macro: '{source}', becomes: 'x 9', given: { query: 'source=x+9' } },
    { macro: '{source}', becomes: '', given: { query: '' } },
  ],
  value: (click) => click.parameter('source'),
};

export default macro;
