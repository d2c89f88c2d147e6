import { definePreset } from '../preset.js';

/** BeMob: cid, payout and txid at /postback, which is ours already; words left as OPTIONAL are placeholders. */
export default definePreset({
  name: 'bemob',
  title: 'BeMob',
  source: 'https://wordpress.org/support/?p=15061357',
  template: 'cid={externalId}&payout={payout}&txid={txid}&status={status}',
  names: { clickId: ['cid'], txid: ['txid'] },
  examples: [
    {
      request: '/postback?cid=abc&payout=0.85&txid=8f2c&status=OPTIONAL',
      reads: { clickId: 'abc', txid: '8f2c', payout: '0.85', status: 'approved' },
    },
  ],
});
