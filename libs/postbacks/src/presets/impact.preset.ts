import { definePreset } from '../preset.js';

/** Impact: payout is what we are paid, amount the basket; the action id is the transaction. */
export default definePreset({
  name: 'impact',
  title: 'impact.com',
  source:
    'https://help.impact.com/en/support/solutions/articles/155000000882-enable-action-clearing-events-notifications · https://raw.githubusercontent.com/api-evangelist/impact/refs/heads/main/openapi/impact-partner-eventnotifications-v16-openapi.yml',
  setup: 'Send our click id in subId1 of the tracking link.',
  template:
    'click_id={SubId1}&action_id={ActionId}&status={Status}&payout={Payout}&amount={Amount}&currency={Currency}&eventdate={EventDate}',
  names: { txid: ['action_id', 'actionid', 'oid'], saleAmount: ['amount'], eventTime: ['eventdate'] },
  statusWords: { pending: 'pending', approved: 'approved', reversed: 'rejected' },
  examples: [
    {
      request: '/postback',
      body: '{"click_id": "abc", "campaign_id": "1000", "action_id": "1000.4636.158133", "status": "PENDING", "payout": "5.00", "amount": "120.00", "currency": "USD"}',
      reads: { clickId: 'abc', txid: '1000.4636.158133', payout: '5.00', saleAmount: '120.00', status: 'pending' },
    },
    {
      request: '/postback?click_id=abc&action_id=1000.1&status=REVERSED&payout=5.00',
      reads: { clickId: 'abc', txid: '1000.1', payout: '5.00', status: 'rejected' },
    },
  ],
});
