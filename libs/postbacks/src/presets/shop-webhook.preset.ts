import { definePreset } from '../preset.js';

/** Webhooks of shops (Shopify, WooCommerce): an order as JSON; the click id was kept as a note attribute or order field of that name. */
export default definePreset({
  name: 'shop-webhook',
  title: 'Shopify, WooCommerce (order webhook)',
  source: 'from general knowledge, not verified; the shop must put the click id into the order as click_id, at the top or one level down',
  names: {
    clickId: ['click_id'],
    txid: ['order_number', 'number', 'id'],
    saleAmount: ['total_price', 'total'],
    status: ['financial_status', 'status'],
    eventTime: ['processed_at', 'date_paid_gmt'],
  },
  statusWords: {
    paid: 'approved',
    partially_paid: 'pending',
    authorized: 'pending',
    'on-hold': 'hold',
    processing: 'approved',
    completed: 'approved',
    refunded: 'rejected',
    partially_refunded: 'ignore',
    voided: 'rejected',
    cancelled: 'rejected',
    failed: 'rejected',
  },
  examples: [
    {
      request: '/postback',
      body: '{"id": 820982911946154500, "order_number": 1234, "financial_status": "paid", "total_price": "49.90", "currency": "EUR", "attributes": {"click_id": "abc"}}',
      reads: { clickId: 'abc', txid: '1234', payout: null, saleAmount: '49.90', currency: 'EUR', status: 'approved' },
    },
    {
      request: '/postback',
      body: '{"id": 727, "number": "727", "status": "refunded", "total": "29.35", "currency": "USD", "click_id": "abc"}',
      reads: { clickId: 'abc', txid: '727', saleAmount: '29.35', currency: 'USD', status: 'rejected' },
    },
  ],
});
