import { definePreset } from '../preset.js';

/** CAKE: r is the request session (the click), t the transaction, p the price; ect and eccu are the order's total and currency. */
export default definePreset({
  name: 'cake',
  title: 'CAKE',
  source:
    'https://support.getcake.com/support/solutions/articles/5000546059-how-do-i-implement-server-to-server-tracking- · https://support.getcake.com/support/solutions/articles/5000545822-ecommerce-commerce-pixel · https://support.getcake.com/support/solutions/articles/5000546124-conversion-pixel-variables',
  setup: 'A CAKE network that sends to us takes our click id in s2 and fills #s2#, #price# and #tid#.',
  template: 'cid=#s2#&payout=#price#&txid=#tid#',
  names: { clickId: ['r', 'reqid'], txid: ['t'], payout: ['p'], event: ['e'], saleAmount: ['ect'], currency: ['eccu'] },
  routes: [{ path: '/p.ashx' }],
  examples: [
    { request: '/p.ashx?o=12&e=1&r=abc&t=ORD-9&p=4.5', reads: { clickId: 'abc', txid: 'ORD-9', payout: '4.50', event: '1' } },
    {
      request: '/p.ashx?a=1&t=123456&r=abc&f=pb&e=123&eccu=USD&ect=72.80&p=61.00',
      reads: { clickId: 'abc', txid: '123456', payout: '61.00', saleAmount: '72.80', currency: 'USD', event: '123' },
    },
  ],
});
