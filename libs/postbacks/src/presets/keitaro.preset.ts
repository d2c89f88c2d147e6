import { definePreset } from '../preset.js';

/** Keitaro and Binom share click.php; Keitaro's click is subid, Binom's cnv_id. Lists of status words may stand in the URL. */
export default definePreset({
  name: 'keitaro',
  title: 'Keitaro (and Binom at /click.php)',
  source: 'https://docs.keitaro.io/en/conversions/postback.html · https://docs.binom.org/postback-url.php',
  template: 'subid={external_id}&payout={revenue}&status={status}&tid={tid}&currency={currency}',
  names: {
    clickId: ['subid', 'cnv_id'],
    txid: ['tid'],
    payout: ['payout', 'revenue'],
    currency: ['currency', 'cnv_currency'],
    status: ['status', 'cnv_status'],
  },
  statusWords: { lead: 'pending', sale: 'approved', rebill: 'approved', rejected: 'rejected' },
  routes: [{ path: '/click.php' }],
  examples: [
    { request: '/click.php?subid=abc&payout=0&status=new', reads: { clickId: 'abc', payout: '0.00', status: 'pending' } },
    { request: '/click.php?cnv_id=abc&payout=3&cnv_currency=EUR', reads: { clickId: 'abc', payout: '3.00', currency: 'EUR' } },
    {
      request: '/postback?subid=abc&payout=5&status=rebill&tid=2',
      reads: { clickId: 'abc', txid: '2', payout: '5.00', status: 'approved' },
    },
    {
      request: '/postback?subid=abc&status=topup&lead_status=reg,topup&sale_status=billed&ignore_status=ping,test',
      reads: { clickId: 'abc', status: 'pending' },
    },
    { request: '/postback?subid=abc&status=ping&ignore_status=ping,test', reads: { clickId: 'abc', status: 'ignore' } },
  ],
});
