import { definePreset } from '../preset.js';

/** Adjust's event callbacks: our click id travels as a callback parameter, the event by its token; times are unix seconds. */
export default definePreset({
  name: 'adjust',
  title: 'Adjust',
  source: 'https://help.adjust.com/en/article/event-callbacks',
  setup:
    'Pass our click id to the app as the parameter click_id of the tracker link; paste the URL as callback of each event that shall count.',
  template:
    'click_id={click_id}&event_token={event}&event_name={event_name}&revenue_float={revenue_float}&currency={currency}&created_at={created_at}',
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
    {
      request: '/postback?click_id=abc&activity_kind=event&event_token=bkrfgq&event_name=purchase_100_coins&created_at=1404214665',
      reads: { clickId: 'abc', txid: null, payout: null, event: 'purchase_100_coins' },
    },
  ],
});
