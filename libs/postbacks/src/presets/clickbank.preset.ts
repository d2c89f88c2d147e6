import { definePreset } from '../preset.js';

/**
 * ClickBank's instant notifications, version 6 and later: encrypted JSON. A refund comes with a negative amount and the receipt of its
 * sale, so it is an adjustment of that. trackingCodes holds what the hop link's tid was: our click id.
 */
export default definePreset({
  name: 'clickbank',
  title: 'ClickBank (instant notifications)',
  source:
    'https://support.clickbank.com/en/articles/10535147-instant-notification-service-ins · https://helpdesk.everflow.io/customer/accessing-editing-s2s-postback-urls (tid)',
  setup:
    'Send our click id as tid of the hop link. Give the postback source the secret key of the ClickBank account: without it the body cannot be read.',
  names: {
    clickId: ['tid', 'trackingcodes', 'click_id'],
    txid: ['receipt'],
    payout: ['totalaccountamount', 'affiliate_earnings'],
    saleAmount: ['totalorderamount', 'order_amount'],
    status: ['transactiontype', 'txn_type', 'cb_status'],
    eventTime: ['transactiontime'],
  },
  notNames: ['amount', 'transaction_id'],
  statusWords: {
    sale: 'approved',
    bill: 'approved',
    jv_sale: 'approved',
    jv_bill: 'approved',
    rfnd: 'rejected',
    cgbk: 'rejected',
    insf: 'rejected',
    'cancel-rebill': 'ignore',
    'uncancel-rebill': 'ignore',
    'subscription-chg': 'ignore',
    abandoned_order: 'ignore',
  },
  testValues: { transactiontype: ['test', 'test_sale', 'test_bill', 'test_rfnd', 'cancel-test-rebill', 'uncancel-test-rebill'] },
  signature: { scheme: 'clickbank' },
  examples: [
    {
      request: '/postback',
      body: '{"transactionType": "SALE", "receipt": "CB-1", "trackingCodes": ["abc"], "totalOrderAmount": 47, "totalAccountAmount": 21.5, "currency": "USD"}',
      reads: { clickId: 'abc', txid: 'CB-1', payout: '21.50', saleAmount: '47.00', currency: 'USD', event: 'default', status: 'approved' },
    },
    {
      request: '/postback',
      body: '{"transactionType": "RFND", "receipt": "CB-1", "trackingCodes": ["abc"], "totalOrderAmount": -47, "totalAccountAmount": -21.5, "currency": "USD"}',
      reads: { clickId: 'abc', txid: 'CB-1', payout: '-21.50', event: 'default', status: 'rejected' },
    },
    {
      request: '/postback',
      body: '{"transactionType": "CANCEL-REBILL", "receipt": "CB-1", "trackingCodes": ["abc"]}',
      reads: { clickId: 'abc', txid: 'CB-1', payout: null, status: 'ignore' },
    },
  ],
});
