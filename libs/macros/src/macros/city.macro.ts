import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'city',
  needs: 'visitor',
  about: "City of the visitor's address, when the operator has a city file.",
  examples: [{ macro: '{city}', becomes: 'Barcelona', given: { visitor: { city: 'Barcelona' } } }],
  value: (click) => click.visitor().city,
};

export default macro;
