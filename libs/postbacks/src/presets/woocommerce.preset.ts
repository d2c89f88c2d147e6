import { definePreset } from '../preset.js';
import { NAMES_OF_A_SHOP } from './order-webhook.js';

/** WooCommerce's order webhooks. The click id is kept as order meta (_click_id or click_id); money is the sale, payout the campaign's default. */
export default definePreset({
  name: 'woocommerce',
  title: 'WooCommerce (order webhook)',
  source:
    'https://yourwpweb.com/2025/09/26/how-to-process-woocommerce-webhooks-and-validate-signature-in-php-in-wordpress · https://helloadmin.com/woocommerce-webhook-api-real-time-order-notifications-with-hmac-verification/',
  setup:
    'Save the click id at the order as meta _click_id. Webhooks "Order created" and "Order updated" go to the URL of the postback source, whose hmac_body secret is that of the webhooks.',
  names: {
    clickId: ['click_id', '_click_id', 'clickid', '_clickid'],
    txid: ['id', 'number'],
    saleAmount: ['total'],
    status: ['status'],
    eventTime: ['date_paid_gmt', 'date_created_gmt'],
  },
  notNames: NAMES_OF_A_SHOP,
  statusWords: {
    pending: 'pending',
    'checkout-draft': 'ignore',
    'on-hold': 'hold',
    processing: 'approved',
    completed: 'approved',
    refunded: 'rejected',
    cancelled: 'rejected',
    failed: 'rejected',
    trash: 'rejected',
  },
  signature: { scheme: 'hmac_body', header: 'X-WC-Webhook-Signature', algorithm: 'sha256', encoding: 'base64' },
  examples: [
    {
      request: '/postback',
      contentType: 'application/json',
      body: '{"id": 727, "number": "727", "status": "completed", "total": "29.35", "currency": "USD", "transaction_id": "ch_1", "meta_data": [{"id": 1, "key": "_click_id", "value": "abc"}]}',
      reads: { clickId: 'abc', txid: '727', payout: null, saleAmount: '29.35', currency: 'USD', event: 'default', status: 'approved' },
    },
    {
      request: '/postback',
      contentType: 'application/json',
      body: '{"id": 727, "status": "refunded", "total": "29.35", "currency": "USD", "meta_data": [{"id": 1, "key": "click_id", "value": "abc"}]}',
      reads: { clickId: 'abc', txid: '727', saleAmount: '29.35', status: 'rejected' },
    },
  ],
});
