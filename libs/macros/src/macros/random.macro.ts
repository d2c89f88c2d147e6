import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'random',
  about: 'Digits that differ from click to click, against caches.',
  examples: [{ macro: '{random}', becomes: '193847', given: { click: { random: '193847' } } }],
  value: (click) => click.random,
};

export default macro;
