import { definePreset } from '../preset.js';

/** PeerClick: cid, payout, status, txid and currency at /postback; conversion_id is a value of the sender's own. */
export default definePreset({
  name: 'peerclick',
  title: 'PeerClick',
  source: 'https://help-center.peerclick.com/en/articles/10512589',
  names: { clickId: ['cid'], txid: ['txid'] },
  notNames: ['conversion_id'],
  examples: [
    {
      request: '/postback?cid=abc&payout=4&status=lead&txid=9&currency=EUR&conversion_id=free',
      reads: { clickId: 'abc', txid: '9', payout: '4.00', currency: 'EUR', status: 'pending' },
    },
  ],
});
