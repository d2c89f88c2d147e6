import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'param',
  takes: 'name',
  about: 'Any parameter of the tracking URL, also one we do not know: {param:utm_term}.',
  examples: [
    { macro: '{param:utm_term}', becomes: 'red shoes', given: { query: 'utm_term=red%20shoes' } },
    { macro: '{param:absent}', becomes: '', given: { query: '' } },
  ],
  value: (click, argument) => click.parameter(argument),
};

export default macro;
