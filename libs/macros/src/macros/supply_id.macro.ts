import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'supply_id',
  about: 'Supply source the visitor came through.',
  examples: [
    { macro: '{supply_id}', becomes: 'x 9', given: { query: 'supply_id=x+9' } },
    { macro: '{supply_id}', becomes: '', given: { query: '' } },
  ],
  value: (click) => click.parameter('supply_id'),
};

export default macro;
