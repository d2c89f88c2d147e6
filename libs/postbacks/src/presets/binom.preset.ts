import { definePreset } from '../preset.js';

/** Binom: cnv_id is the click, cnv_status and cnv_currency stand beside it. Its /click.php is opened by the preset keitaro. */
export default definePreset({
  name: 'binom',
  title: 'Binom',
  source: 'https://docs.binom.org/postback-url.php',
  names: { clickId: ['cnv_id', 'clickid'], currency: ['cnv_currency'], status: ['cnv_status'] },
  examples: [
    {
      request: '/postback?cnv_id=abc&payout=3&cnv_currency=EUR&cnv_status=lead',
      reads: { clickId: 'abc', payout: '3.00', currency: 'EUR', status: 'pending' },
    },
  ],
});
