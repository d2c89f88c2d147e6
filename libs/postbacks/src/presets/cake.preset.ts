import { definePreset } from '../preset.js';

/** CAKE: r is the request session (the click), t the transaction, p the price. */
export default definePreset({
  name: 'cake',
  title: 'CAKE',
  source: 'https://support.getcake.com/support/solutions/articles/5000546036 · from general knowledge, not verified',
  names: { clickId: ['r', 'reqid'], txid: ['t'], payout: ['p'], event: ['e'] },
  routes: [{ path: '/p.ashx' }],
  examples: [{ request: '/p.ashx?o=12&e=1&r=abc&t=ORD-9&p=4.5', reads: { clickId: 'abc', txid: 'ORD-9', payout: '4.50', event: '1' } }],
});
