import { definePreset } from '../preset.js';

/**
 * ironSource (LevelPlay) offerwall: rewards are the user's points, no money, so the campaign's default payout counts. It looks for
 * the event's id in the answer.
 */
export default definePreset({
  name: 'ironsource',
  title: 'ironSource offerwall',
  source: 'https://developers.is.com/ironsource-mobile/android/handling-server-to-server-callback-events/',
  setup:
    'Use our click id as user id of the wall. The private key goes to the postback source as an md5 secret. Set a default payout at the campaign.',
  template: 'appUserId=[USER_ID]&rewards=[REWARDS]&eventId=[EVENT_ID]&itemName=[ITEM_NAME]',
  names: { clickId: ['appuserid', 'user_id'], txid: ['eventid'] },
  notNames: ['currency', 'value', 'amount'],
  signature: { scheme: 'md5', param: 'signature', parts: ['timestamp', 'eventId', 'appUserId', 'rewards'] },
  answer: '{eventid}:OK',
  examples: [
    {
      request: '/postback?appUserId=abc&rewards=50&eventId=e77&itemName=coins&timestamp=201001021455&signature=0',
      reads: { clickId: 'abc', txid: 'e77', payout: null },
    },
  ],
});
