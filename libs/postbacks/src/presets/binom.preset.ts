import { definePreset } from '../preset.js';

/** Binom: cnv_id is the click, cnv_status and cnv_currency stand beside it. Its /click.php is opened by the preset keitaro. */
export default definePreset({
  name: 'binom',
  title: 'Binom',
  source: 'https://docs.binom.org/postback-url.php · https://docs.altercpa.top/en/trackers/binom/ (version 2)',
  template: 'cnv_id={externalid}&payout={payout}&cnv_status={cnv_status}&cnv_currency={cnv_currency}',
  names: { clickId: ['cnv_id', 'clickid'], currency: ['cnv_currency'], status: ['cnv_status'] },
  routes: [{ path: '/click', needs: ['cnv_id'] }],
  examples: [
    {
      request: '/postback?cnv_id=abc&payout=3&cnv_currency=EUR&cnv_status=lead',
      reads: { clickId: 'abc', payout: '3.00', currency: 'EUR', status: 'pending' },
    },
    { request: '/click?cnv_id=abc&payout=2.5', reads: { clickId: 'abc', payout: '2.50' } },
    { request: '/postback?clickid=abc&goal=approve', reads: { clickId: 'abc', event: 'approve' } },
  ],
});
