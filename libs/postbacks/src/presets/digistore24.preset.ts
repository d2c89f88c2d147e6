import { definePreset } from '../preset.js';

/**
 * Digistore24's IPN: event says what happened to the order, its answer must begin with OK. A refund has a transaction of its
 * own, and names the payment it undoes as parent_transaction_id.
 */
export default definePreset({
  name: 'digistore24',
  title: 'Digistore24 (IPN)',
  source:
    'https://dev.digistore24.com/en/articles/13-events · https://dev.digistore24.com/en/articles/134-passing-access-data-to-digistore24 · https://www.digistore24.com/download/ipn/examples/ipn/sha_sign.php',
  setup:
    'Send our click id as cid (or sid1) of the promo link. Make a "generic" IPN connection and give its passphrase to the postback source as a sorted_sha512 secret.',
  names: {
    clickId: ['cid', 'sid1', 'trackingkey'],
    txid: ['parent_transaction_id', 'transaction_id', 'order_id'],
    payout: ['amount_affiliate', 'affiliate_amount', 'payout'],
    saleAmount: ['amount_brutto', 'transaction_amount'],
    currency: ['currency', 'transaction_currency'],
    status: ['event'],
  },
  notNames: ['event', 'amount', 'transactionid', 'tid'],
  statusWords: {
    on_payment: 'approved',
    on_refund: 'rejected',
    on_chargeback: 'rejected',
    payment_denial: 'ignore',
    on_payment_missed: 'ignore',
    on_rebill_cancelled: 'ignore',
    on_rebill_resumed: 'ignore',
    last_paid_day: 'ignore',
    on_affiliation: 'ignore',
    connection_test: 'ignore',
  },
  testValues: { api_mode: ['test'], event: ['connection_test'] },
  signature: { scheme: 'sorted_sha512', param: 'sha_sign' },
  answer: 'OK',
  examples: [
    {
      request: '/postback',
      body: 'event=on_payment&api_mode=live&order_id=D24-7&transaction_id=31967101&parent_transaction_id=&cid=abc&amount_brutto=37.00&amount_affiliate=18.40&currency=EUR&sha_sign=0',
      reads: {
        clickId: 'abc',
        txid: '31967101',
        payout: '18.40',
        saleAmount: '37.00',
        currency: 'EUR',
        event: 'default',
        status: 'approved',
      },
    },
    {
      request: '/postback',
      body: 'event=on_refund&order_id=D24-7&transaction_id=31967140&parent_transaction_id=31967101&cid=abc&amount_affiliate=18.40&currency=EUR',
      reads: { clickId: 'abc', txid: '31967101', payout: '18.40', status: 'rejected' },
    },
  ],
});
