import { definePreset } from '../preset.js';

/** Offerwalls (Wannads, Dermoney and kin): status 1 credited, 2 reversed; amounts are absolute, reward is the user's points. */
export default definePreset({
  name: 'offerwall',
  title: 'Offerwall style',
  source: 'https://dermoney.com/documentation · https://adclickforge.gitbook.io/adclickforge-docs/postback-documentation.md',
  setup: 'Most walls sign with md5 over user, transaction, reward and a secret; set the order of the parts at the postback source.',
  template: 'subId={subId}&transId={transId}&reward={reward}&payout={payout}&status={status}&signature={signature}',
  names: { clickId: ['subid'], txid: ['transid'], payout: ['payout', 'payout_usd'] },
  statusWords: { '1': 'approved', '2': 'rejected', credited: 'approved', reversed: 'rejected', chargeback: 'rejected' },
  signature: { scheme: 'md5', param: 'signature', parts: ['subId', 'transId', 'reward'] },
  answer: 'OK',
  examples: [
    {
      request: '/postback?subid=abc&reward=500&payout=0.50&status=2&transId=d1',
      reads: { clickId: 'abc', txid: 'd1', payout: '0.50', status: 'rejected' },
    },
    {
      request:
        '/postback?subId=abc&transId=TX456&reward=50&payout_usd=0.5&status=1&type=Survey&signature=abc123&event=registration&currency=USD',
      reads: { clickId: 'abc', txid: 'TX456', payout: '0.50', currency: 'USD', event: 'registration', status: 'approved' },
    },
  ],
});
