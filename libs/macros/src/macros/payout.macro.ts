import { formatAmountShort } from '#kernel';
import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'payout',
  about: 'Payout of the offer, without trailing zeros: 5.00 is 5.',
  examples: [
    { macro: '{payout}', becomes: '5', given: { click: { payout: 5_000_000n } } },
    { macro: '{payout}', becomes: '2.4', given: { click: { payout: 2_400_000n } } },
  ],
  value: (click) => formatAmountShort(click.payout),
};

export default macro;
