import { definePreset } from '../preset.js';

/** FunnelFlux: hit, tx and rev. */
export default definePreset({
  name: 'funnelflux',
  title: 'FunnelFlux',
  source: 'https://help.funnelflux.pro/en/article/30-tracking-conversions',
  names: { clickId: ['hit'], txid: ['tx'], payout: ['rev'] },
  routes: [{ path: '/pb' }],
  examples: [
    { request: '/pb/?hit=abc&tx=main&rev=47.00', reads: { clickId: 'abc', txid: 'main', payout: '47.00' } },
    { request: '/pb?hit=abc', reads: { clickId: 'abc', txid: null, payout: null } },
  ],
});
