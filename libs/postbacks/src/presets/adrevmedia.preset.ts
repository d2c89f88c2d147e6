import { definePreset } from '../preset.js';

/** AdRevMedia: an offerwall that signs with md5(subId.transId.reward.secret). */
export default definePreset({
  name: 'adrevmedia',
  title: 'AdRevMedia',
  source: 'https://adrevmedia.gitbook.io/docs/postback',
  setup: 'Give our click id to the wall as the user (subId). The secret is in the settings of the app at AdRevMedia.',
  template: 'subId={subId}&transId={transId}&reward={reward}&payout={payout}&status={status}&signature={signature}',
  names: { clickId: ['subid'], txid: ['transid'] },
  statusWords: { '1': 'approved', '2': 'rejected' },
  signature: { scheme: 'md5', param: 'signature', parts: ['subId', 'transId', 'reward'] },
  answer: 'OK',
  examples: [
    { request: '/postback?subId=abc&transId=m1&reward=100&payout=1&signature=0', reads: { clickId: 'abc', txid: 'm1', payout: '1.00' } },
  ],
});
