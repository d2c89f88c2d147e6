import { definePreset } from '../preset.js';

/** Offerwalls (Wannads, Dermoney and kin): status 1 credited, 2 reversed; amounts are absolute, reward is the user's points. */
export default definePreset({
  name: 'offerwall',
  title: 'Offerwall style',
  source: 'https://dermoney.com/documentation',
  names: { clickId: ['subid'], txid: ['transid'] },
  statusWords: { '1': 'approved', '2': 'rejected', credited: 'approved', chargeback: 'rejected' },
  answer: 'OK',
  examples: [
    {
      request: '/postback?subid=abc&reward=500&payout=0.50&status=2&transId=d1',
      reads: { clickId: 'abc', txid: 'd1', payout: '0.50', status: 'rejected' },
    },
  ],
});
