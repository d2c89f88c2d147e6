import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'region',
  needs: 'visitor',
  about: "Region of the visitor's address, when the operator has a city file.",
  examples: [{ macro: '{region}', becomes: 'Catalonia', given: { visitor: { region: 'Catalonia' } } }],
  value: (click) => click.visitor().region,
};

export default macro;
