import { definePreset } from '../preset.js';

/** Everflow: transaction_id is always the click, order_id the advertiser's id, amount the basket. event_id=0 is the base conversion. */
export default definePreset({
  name: 'everflow',
  title: 'Everflow',
  source:
    'https://helpdesk.everflow.io/customer/accessing-editing-s2s-postback-urls · https://developers.everflow.io/sdk/conversion-tracking',
  setup: 'An Everflow network that sends to us takes our click id in sub1. verification_token is understood as a token.',
  template: 'click_id={sub1}&payout={payout_amount}&txid={transaction_id}&event={event_id}',
  names: { clickId: ['transaction_id', 'tid'], txid: ['order_id'], saleAmount: ['amount'], event: ['event_id', 'adv_event_id'] },
  notNames: ['value'],
  eventNames: { '0': 'default' },
  routes: [{ path: '/', needs: ['nid'] }],
  answer: 'success',
  examples: [
    {
      request: '/?nid=42&transaction_id=abc123&amount=19.99&event_id=0&adv1=plan-a&order_id=SO-100045',
      reads: { clickId: 'abc123', txid: 'SO-100045', payout: null, saleAmount: '19.99', event: 'default' },
    },
    { request: '/?nid=42&transaction_id=abc123&amount=12,34', reads: { clickId: 'abc123', txid: null, saleAmount: '12.34' } },
  ],
});
