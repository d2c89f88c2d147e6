import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'sub',
  takes: 'number',
  upTo: 20,
  about: 'Free sub ids of the tracking URL: {sub1} … {sub20}.',
  examples: [
    { macro: '{sub1}', becomes: 'a&b', given: { query: 'sub1=a%26b' } },
    { macro: '{SUB20}', becomes: 'last', given: { query: 'sub20=last' } },
  ],
  value: (click, argument) => click.parameter(`sub${argument}`),
};

export default macro;
