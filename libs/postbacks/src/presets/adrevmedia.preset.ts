import { definePreset } from '../preset.js';

/** AdRevMedia: an offerwall that signs with md5(subId.transId.reward.secret); the secret is set at the source. */
export default definePreset({
  name: 'adrevmedia',
  title: 'AdRevMedia',
  source: 'https://adrevmedia.gitbook.io/docs/postback',
  names: { clickId: ['subid'], txid: ['transid'] },
  statusWords: { '1': 'approved', '2': 'rejected' },
  answer: 'OK',
  examples: [
    { request: '/postback?subId=abc&transId=m1&reward=100&payout=1&signature=0', reads: { clickId: 'abc', txid: 'm1', payout: '1.00' } },
  ],
});
