import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'currency',
  about: "Currency of the offer's payout, ISO 4217.",
  examples: [{ macro: '{currency}', becomes: 'EUR', given: { click: { currency: 'EUR' } } }],
  value: (click) => click.currency,
};

export default macro;
