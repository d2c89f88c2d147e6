import { formatAmountShort } from '#kernel';
import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'cost',
  about: 'Cost of this click in its own currency; empty when it has none.',
  examples: [
    { macro: '{cost}', becomes: '0.0125', given: { click: { cost: 12_500n } } },
    { macro: '{cost}', becomes: '', given: { click: { cost: undefined } } },
  ],
  value: (click) => (click.cost === undefined ? '' : formatAmountShort(click.cost)),
};

export default macro;
