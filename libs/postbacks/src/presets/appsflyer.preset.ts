import { definePreset } from '../preset.js';

/** AppsFlyer server-to-server events: the click is customer_user_id, the money sits in a JSON text inside the JSON. */
export default definePreset({
  name: 'appsflyer',
  title: 'AppsFlyer',
  source: 'https://support.appsflyer.com/hc/en-us/articles/207034486-Server-to-Server-Events-API',
  setup: 'Set our click id as customer user id in the app; amounts are in eventCurrency.',
  names: {
    clickId: ['customer_user_id', 'customeruserid', 'clickid'],
    payout: ['af_revenue'],
    currency: ['eventcurrency', 'af_currency'],
    txid: ['af_order_id', 'af_receipt_id'],
    event: ['eventname'],
    eventTime: ['eventtime'],
  },
  innerJson: ['eventvalue'],
  examples: [
    {
      request: '/postback',
      body: '{"customer_user_id": "abc", "eventName": "af_purchase", "eventValue": "{\\"af_revenue\\":\\"6\\"}", "eventCurrency": "USD"}',
      reads: { clickId: 'abc', txid: null, payout: '6.00', currency: 'USD', event: 'af_purchase' },
    },
  ],
});
