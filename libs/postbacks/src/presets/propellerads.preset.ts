import { definePreset } from '../preset.js';

/** PropellerAds: visitor_id is the click; aid, pid and tid are the advertiser's own numbers, so tid must never be a dedupe key. */
export default definePreset({
  name: 'propellerads',
  title: 'PropellerAds',
  source: 'https://trackerry.freshdesk.com/support/solutions/articles/35000109524-setting-up-tracking-with-a-traffic-source',
  names: { clickId: ['visitor_id'] },
  notNames: ['tid', 't'],
  routes: [{ path: '/conversion.php' }],
  examples: [
    { request: '/conversion.php?aid=12345&pid=&tid=1234&visitor_id=abc&price=0.40', reads: { clickId: 'abc', txid: null, payout: '0.40' } },
    {
      request: '/conversion.php?visitor_id=abc&payout=2&goal=2',
      reads: { clickId: 'abc', txid: null, payout: '2.00', event: '2' },
    },
  ],
});
