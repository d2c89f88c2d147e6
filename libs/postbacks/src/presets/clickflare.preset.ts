import { definePreset } from '../preset.js';

/** ClickFlare: click_id (or the older cid), payout and txid; both its routes are in use. */
export default definePreset({
  name: 'clickflare',
  title: 'ClickFlare',
  source:
    'https://help.clickflare.io/en/tracking/click-flare-parameters-in-postback-urls · https://help.clickflare.io/en/settings/s2s-postback-ur-ls',
  template: 'click_id={externalid}&payout={payout}&txid={transaction.id}',
  names: { clickId: ['click_id', 'cid', 'cf_click_id'], txid: ['txid'], event: ['ct'] },
  routes: [{ path: '/cf/postback' }, { path: '/cf/cv' }],
  examples: [
    { request: '/cf/postback?cid=abc&payout=7.5&txid=55', reads: { clickId: 'abc', txid: '55', payout: '7.50' } },
    { request: '/cf/cv?click_id=abc&payout=3&ct=sale', reads: { clickId: 'abc', txid: null, payout: '3.00', event: 'sale' } },
  ],
});
