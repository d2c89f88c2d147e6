import { definePreset } from '../preset.js';

/** Tapjoy's self-managed currency: currency is the number of the user's points, so it is no currency and no payout. */
export default definePreset({
  name: 'tapjoy',
  title: 'Tapjoy offerwall',
  source:
    'https://docs.unity.com/en-us/grow/offerwall/monetization/virtual-currency/self-managed-currency · https://dev.tapjoy.com/en/support/Self-Managed-Currency',
  setup:
    'Use our click id as user id (snuid). The secret key goes to the postback source as an md5 secret. Set a default payout at the campaign.',
  names: { clickId: ['snuid'], txid: ['id'] },
  notNames: ['currency'],
  signature: { scheme: 'md5', param: 'verifier', parts: ['id', 'snuid', 'currency', '{secret}'], separator: ':' },
  answer: 'OK',
  examples: [
    {
      request: '/postback?snuid=abc&currency=50&mac_address=00-16-41&id=t1&verifier=0',
      reads: { clickId: 'abc', txid: 't1', payout: null },
    },
  ],
});
