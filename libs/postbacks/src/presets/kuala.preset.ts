import { definePreset } from '../preset.js';

/** Kuala: tid is the click; xid tells several conversions of one click apart. */
export default definePreset({
  name: 'kuala',
  title: 'Kuala',
  source: 'https://www.kuala.com/support/affiliate-postback-tracking',
  setup: 'Its documented JSON has values without quotation marks, which is no JSON: use the GET form.',
  template: 'tid={tid}&payout={payout}&xid={xid}&subid1={subid1}',
  names: { clickId: ['tid'], txid: ['xid'], payout: ['payout'] },
  examples: [{ request: '/postback?tid=abc&subid1=a&payout=0.99&xid=7', reads: { clickId: 'abc', txid: '7', payout: '0.99' } }],
});
