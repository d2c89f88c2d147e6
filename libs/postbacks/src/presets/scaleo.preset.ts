import { definePreset } from '../preset.js';

/** Scaleo: amount is the sale; a status comes later at a route of its own, for the same click and goal. */
export default definePreset({
  name: 'scaleo',
  title: 'Scaleo',
  source: 'https://docs.kukuruku.win/ru/docs/postbacks',
  names: { clickId: ['click_id'], saleAmount: ['amount'], event: ['goal_alias', 'goal_id'], status: ['conv_status'] },
  routes: [{ path: '/track/conv' }, { path: '/track/conv-change' }],
  examples: [
    {
      request: '/track/conv?click_id=abc&amount=50&currency=USD&token=t&goal_alias=ftd',
      reads: { clickId: 'abc', txid: null, payout: null, saleAmount: '50.00', currency: 'USD', event: 'ftd' },
    },
    {
      request: '/track/conv-change?click_id=abc&amount=50&currency=USD&goal_alias=ftd&conv_status=approved',
      reads: { clickId: 'abc', event: 'ftd', status: 'approved' },
    },
  ],
});
