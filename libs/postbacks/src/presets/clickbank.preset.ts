import { definePreset } from '../preset.js';

/** ClickBank's notification, forwarded in clear: tid is the tracking id, that is our click. */
export default definePreset({
  name: 'clickbank',
  title: 'ClickBank',
  source: 'https://support.clickbank.com/ · from general knowledge, not verified; the encrypted form of the notification is not read',
  names: {
    clickId: ['tid', 'trackingcodes'],
    txid: ['receipt'],
    payout: ['totalaccountamount', 'affiliate_earnings', 'amount'],
    saleAmount: ['totalorderamount', 'order_amount'],
    event: ['transactiontype', 'txn_type'],
    status: ['cb_status'],
  },
  eventNames: { sale: 'default', bill: 'rebill' },
  examples: [
    {
      request: '/postback',
      body: '{"transactionType": "SALE", "receipt": "CB-1", "trackingCodes": ["abc"], "totalOrderAmount": 47, "totalAccountAmount": 21.5, "currency": "USD"}',
      reads: { clickId: 'abc', txid: 'CB-1', payout: '21.50', saleAmount: '47.00', currency: 'USD', event: 'default' },
    },
  ],
});
