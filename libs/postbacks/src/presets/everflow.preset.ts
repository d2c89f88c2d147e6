import { definePreset } from '../preset.js';

/** Everflow: transaction_id is always the click, order_id the advertiser's id, amount the basket. event_id=0 is the base conversion. */
export default definePreset({
  name: 'everflow',
  title: 'Everflow',
  source: 'https://helpdesk.everflow.io/customer/accessing-editing-s2s-postback-urls',
  names: { clickId: ['transaction_id', 'tid'], txid: ['order_id'], saleAmount: ['amount'], event: ['event_id'] },
  notNames: ['value'],
  eventNames: { '0': 'default' },
  routes: [{ path: '/', needs: ['nid'] }],
  answer: 'success',
  examples: [
    {
      request: '/?nid=42&transaction_id=abc123&amount=19.99&event_id=0&adv1=plan-a&order_id=SO-100045',
      reads: { clickId: 'abc123', txid: 'SO-100045', payout: null, saleAmount: '19.99', event: 'default' },
    },
  ],
});
