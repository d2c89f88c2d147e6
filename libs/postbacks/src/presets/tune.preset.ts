import { definePreset } from '../preset.js';

/** TUNE (HasOffers): transaction_id is the click, amount the sale, adv_sub a value of the advertiser's own. */
export default definePreset({
  name: 'tune',
  title: 'TUNE (HasOffers)',
  source: 'https://support.tune.com/hc/en-us/articles/4413247665431-Receiving-Conversions-via-Postback-URL',
  names: { clickId: ['transaction_id'], saleAmount: ['amount'] },
  routes: [{ path: '/aff_lsr' }, { path: '/SPTzU' }],
  answer: 'success=true;',
  examples: [
    {
      request: '/aff_lsr?offer_id=26&transaction_id=102abc&amount=30&adv_sub=ORD-7',
      reads: { clickId: '102abc', txid: null, payout: null, saleAmount: '30.00' },
    },
  ],
});
