import { definePreset } from '../preset.js';

/** Affise: statuses by number, and only a pending conversion may still change. */
export default definePreset({
  name: 'affise',
  title: 'Affise',
  source:
    'https://help-center.affise.com/en/articles/6475468-affise-postback-url-parameters · https://affise.zendesk.com/hc/en-us/articles/115002634845-Affise-Affise',
  setup: 'Send our click id to Affise in sub1. "secure" is understood as a token.',
  template: 'clickid={sub1}&action_id={transactionid}&sum={sum}&currency={currency}&status={status}&goal={goal}',
  names: { clickId: ['clickid', 'click_id'], txid: ['action_id'], payout: ['sum'], event: ['goal'] },
  statusWords: { '1': 'approved', '2': 'pending', '3': 'rejected', '5': 'hold' },
  transitions: 'pending_only',
  examples: [
    {
      request: '/postback?clickid=abc&action_id=A-991&goal=2&sum=15&status=1',
      reads: { clickId: 'abc', txid: 'A-991', payout: '15.00', event: '2', status: 'approved' },
    },
    { request: '/postback?click_id=abc&status=5', reads: { clickId: 'abc', payout: null, status: 'hold' } },
    { request: '/postback?clickid=abc&status=3&sum=2', reads: { clickId: 'abc', payout: '2.00', status: 'rejected' } },
  ],
});
