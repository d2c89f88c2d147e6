import { definePreset } from '../preset.js';

/** TUNE (HasOffers): transaction_id is the click, amount the sale, adv_sub a value of the advertiser's own. */
export default definePreset({
  name: 'tune',
  title: 'TUNE (HasOffers)',
  source:
    'https://support.tune.com/hc/en-us/articles/4413247665431-Receiving-Conversions-via-Postback-URL · https://docs.tracklysms.com/guides/offers/tune-integration',
  setup: 'A TUNE network that sends to us takes our click id in aff_sub. security_token is understood as a token.',
  template: 'click_id={aff_sub}&payout={payout}&currency={currency}&txid={transaction_id}',
  names: { clickId: ['transaction_id'], saleAmount: ['amount'], event: ['goal_name', 'goal_id'] },
  routes: [{ path: '/aff_lsr' }, { path: '/aff_goal' }, { path: '/SPTzU' }],
  answer: 'success=true;',
  examples: [
    {
      request: '/aff_lsr?offer_id=26&transaction_id=102abc&amount=30&adv_sub=ORD-7',
      reads: { clickId: '102abc', txid: null, payout: null, saleAmount: '30.00' },
    },
    { request: '/aff_goal?a=lsr&goal_id=3&transaction_id=102abc', reads: { clickId: '102abc', event: '3' } },
  ],
});
