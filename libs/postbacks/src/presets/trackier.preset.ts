import { definePreset } from '../preset.js';

/** Trackier (vNative): revenue is what we are paid, sale_amount the basket, goal_value the event. */
export default definePreset({
  name: 'trackier',
  title: 'Trackier',
  source: 'https://help.trackier.com/en/articles/8107277-key-parameters-for-setting-up-advertiser-postback',
  setup: 'security_token is understood as a token.',
  names: { clickId: ['click_id'], txid: ['txn_id'], payout: ['revenue'], event: ['goal_value', 'goal_id'], status: ['status'] },
  statusWords: { approved: 'approved', pending: 'pending', cancelled: 'rejected', rejected: 'rejected' },
  routes: [{ path: '/acquisition' }],
  examples: [
    {
      request:
        '/acquisition?click_id=abc&security_token=t&txn_id=9&revenue=4&sale_amount=80&currency=INR&goal_value=purchase&status=cancelled',
      reads: { clickId: 'abc', txid: '9', payout: '4.00', saleAmount: '80.00', currency: 'INR', event: 'purchase', status: 'rejected' },
    },
  ],
});
