import { definePreset } from '../preset.js';

/** Voluum: cid is the click, et the event; the drop-in route is its /postback, which is ours already. */
export default definePreset({
  name: 'voluum',
  title: 'Voluum',
  source: 'https://doc.voluum.com/en/tracking_conversions_postback.html · https://doc.voluum.com/en/traffic_source_postback_url.html',
  template: 'cid={externalid}&payout={payout}&txid={transaction.id}&et={conversion.type}',
  names: { clickId: ['cid'], txid: ['txid'], payout: ['payout'], event: ['et'] },
  examples: [
    { request: '/postback?cid=abc&payout=12.5&txid=77&et=upsell', reads: { clickId: 'abc', txid: '77', payout: '12.50', event: 'upsell' } },
    {
      request: '/postback?cid=abc&payout=REPLACE&txid=OPTIONAL&et=OPTIONAL',
      reads: { clickId: 'abc', txid: null, payout: null, event: 'default' },
    },
  ],
});
