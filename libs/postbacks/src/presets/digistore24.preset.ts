import { definePreset } from '../preset.js';

/** Digistore24's IPN: the click is in cid or sid1; event says what happened to the order. It wants to read OK. */
export default definePreset({
  name: 'digistore24',
  title: 'Digistore24',
  source: 'https://docs.digistore24.com/ · from general knowledge, not verified; its sha_sign is not checked',
  names: {
    clickId: ['cid', 'sid1', 'trackingkey'],
    txid: ['transaction_id', 'order_id'],
    payout: ['amount_affiliate', 'affiliate_amount', 'payout'],
    saleAmount: ['amount_brutto', 'transaction_amount'],
    status: ['event'],
  },
  notNames: ['event'],
  statusWords: {
    on_payment: 'approved',
    on_refund: 'rejected',
    on_chargeback: 'rejected',
    on_payment_missed: 'ignore',
    on_rebill_cancelled: 'ignore',
    connection_test: 'ignore',
  },
  answer: 'OK',
  examples: [
    {
      request: '/postback?event=on_payment&order_id=D24-7&cid=abc&amount_affiliate=18.40&currency=EUR',
      reads: { clickId: 'abc', txid: 'D24-7', payout: '18.40', currency: 'EUR', event: 'default', status: 'approved' },
    },
  ],
});
