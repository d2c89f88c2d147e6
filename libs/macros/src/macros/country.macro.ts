import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'country',
  needs: 'visitor',
  about: "Two-letter country code of the visitor's address.",
  examples: [{ macro: '{country}', becomes: 'ES', given: { visitor: { country: 'ES' } } }],
  value: (click) => click.visitor().country,
};

export default macro;
