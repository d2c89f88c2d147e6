import { definePreset } from '../preset.js';

/** dub's track/sale: amounts are whole cents. */
export default definePreset({
  name: 'dub',
  title: 'dub (track/sale)',
  source: 'https://github.com/dubinc/dub/blob/main/apps/web/lib/zod/schemas/sales.ts',
  names: { clickId: ['clickid'], txid: ['invoiceid'], saleAmount: ['amount'], event: ['eventname'] },
  minorUnits: true,
  examples: [
    {
      request: '/postback',
      body: '{"clickId": "abc", "amount": 1580, "currency": "usd", "eventName": "Purchase", "invoiceId": "in_1"}',
      reads: { clickId: 'abc', txid: 'in_1', payout: null, saleAmount: '15.80', event: 'Purchase' },
    },
  ],
});
