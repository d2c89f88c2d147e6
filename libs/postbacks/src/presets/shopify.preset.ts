import { definePreset } from '../preset.js';
import { NAMES_OF_A_SHOP } from './order-webhook.js';

/**
 * Shopify's order webhooks. The theme keeps our click id as a cart attribute, which arrives among note_attributes. Buyers can
 * write those, so neither payout nor event are read: the campaign's default payout counts, the order's total is the sale.
 */
export default definePreset({
  name: 'shopify',
  title: 'Shopify (order webhook)',
  source:
    'https://www.skills.sh/hookdeck/webhook-skills/shopify-webhooks · https://community.shopify.com/c/Shopify-APIs-SDKs/How-to-pass-headers-in-shopify-webhooks-API/m-p/649345',
  setup:
    'Put the click id into the cart as attribute click_id. Webhooks "Order payment" and "Order update" go to the URL of the postback source, whose hmac_body secret is the signing secret shown under the webhooks.',
  names: {
    clickId: ['click_id', '_click_id', 'clickid'],
    txid: ['id', 'order_number'],
    saleAmount: ['total_price', 'current_total_price'],
    status: ['financial_status'],
    eventTime: ['processed_at'],
  },
  notNames: NAMES_OF_A_SHOP,
  statusWords: {
    paid: 'approved',
    partially_paid: 'pending',
    pending: 'pending',
    authorized: 'pending',
    refunded: 'rejected',
    partially_refunded: 'ignore',
    voided: 'rejected',
    expired: 'rejected',
  },
  signature: { scheme: 'hmac_body', header: 'X-Shopify-Hmac-Sha256', algorithm: 'sha256', encoding: 'base64' },
  examples: [
    {
      request: '/postback',
      contentType: 'application/json',
      body: '{"id": 820982911946154500, "order_number": 1234, "financial_status": "paid", "total_price": "49.90", "currency": "EUR", "test": false, "note_attributes": [{"name": "click_id", "value": "abc"}, {"name": "payout", "value": "9999"}], "line_items": [{"id": 1, "price": "49.90"}]}',
      reads: {
        clickId: 'abc',
        txid: '820982911946154500',
        payout: null,
        saleAmount: '49.90',
        currency: 'EUR',
        event: 'default',
        status: 'approved',
      },
    },
    {
      request: '/postback',
      contentType: 'application/json',
      body: '{"id": 727, "financial_status": "refunded", "total_price": "29.35", "currency": "USD", "note_attributes": [{"name": "click_id", "value": "abc"}]}',
      reads: { clickId: 'abc', txid: '727', saleAmount: '29.35', currency: 'USD', status: 'rejected' },
    },
  ],
});
