import { definePreset } from '../preset.js';

/** Adjust: our click id travels as its click_id or as a callback parameter; revenue is in the currency named beside it. */
export default definePreset({
  name: 'adjust',
  title: 'Adjust',
  source: 'https://help.adjust.com/en/article/server-to-server-events · from general knowledge, not verified',
  names: {
    clickId: ['click_id', 'adj_click_id'],
    txid: ['transaction_id', 'order_id'],
    payout: ['revenue_float', 'revenue'],
    event: ['event_name', 'event_token'],
    eventTime: ['created_at_unix', 'created_at'],
  },
  examples: [
    {
      request: '/postback?click_id=abc&event_token=f0ob4r&revenue=3.20&currency=EUR&order_id=A1',
      reads: { clickId: 'abc', txid: 'A1', payout: '3.20', currency: 'EUR', event: 'f0ob4r' },
    },
  ],
});
