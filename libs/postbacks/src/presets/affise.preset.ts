import { definePreset } from '../preset.js';

/** Affise: statuses by number, and only a pending conversion may still change. */
export default definePreset({
  name: 'affise',
  title: 'Affise',
  source: 'https://help-center.affise.com/en/articles/6475468-affise-postback-url-parameters',
  names: { clickId: ['clickid'], txid: ['action_id'], payout: ['sum'], event: ['goal'] },
  statusWords: { '1': 'approved', '2': 'pending', '3': 'rejected', '5': 'hold' },
  transitions: 'pending_only',
  examples: [
    {
      request: '/postback?clickid=abc&action_id=A-991&goal=2&sum=15&status=1',
      reads: { clickId: 'abc', txid: 'A-991', payout: '15.00', event: '2', status: 'approved' },
    },
    { request: '/postback?clickid=abc&status=5', reads: { clickId: 'abc', payout: null, status: 'hold' } },
  ],
});
