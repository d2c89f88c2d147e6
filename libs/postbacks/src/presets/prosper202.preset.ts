import { definePreset } from '../preset.js';

/** Prosper202: the global postback and pixel of its static folder. */
export default definePreset({
  name: 'prosper202',
  title: 'Prosper202',
  source: 'https://github.com/tracking202/prosper202',
  names: { clickId: ['subid'], txid: ['t202txid'], payout: ['amount'] },
  notNames: ['cid'],
  routes: [{ path: '/tracking202/static/gpb.php' }, { path: '/tracking202/static/gpx.php' }],
  examples: [
    {
      request: '/tracking202/static/gpb.php?amount=0.848&subid=abc&t202txid=3dfb5792',
      reads: { clickId: 'abc', txid: '3dfb5792', payout: '0.848' },
    },
    { request: '/tracking202/static/gpb.php?amount=4.25&cid=7&subid=abc', reads: { clickId: 'abc', txid: null, payout: '4.25' } },
  ],
});
