import { definePreset } from '../preset.js';

/** Keitaro and Binom share click.php; Keitaro's click is subid, Binom's cnv_id. Lists of status words may stand in the URL. */
export default definePreset({
  name: 'keitaro',
  title: 'Keitaro, Binom',
  source: 'https://docs.keitaro.io/en/conversions/postback.html · https://docs.binom.org/postback-url.php',
  names: { clickId: ['subid', 'cnv_id'], currency: ['cnv_currency'], status: ['cnv_status'] },
  routes: [{ path: '/click.php' }],
  examples: [
    { request: '/click.php?subid=abc&payout=0&status=new', reads: { clickId: 'abc', payout: '0.00', status: 'pending' } },
    { request: '/click.php?cnv_id=abc&payout=3&cnv_currency=EUR', reads: { clickId: 'abc', payout: '3.00', currency: 'EUR' } },
  ],
});
