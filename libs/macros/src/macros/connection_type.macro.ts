import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'connection_type',
  needs: 'visitor',
  about: "Kind of the visitor's connection, when the operator's file tells it.",
  examples: [{ macro: '{connection_type}', becomes: 'Cellular', given: { visitor: { connection: 'Cellular' } } }],
  value: (click) => click.visitor().connection,
};

export default macro;
