import { definePreset } from '../preset.js';

export default definePreset({
  name: 'clickflare',
  title: 'ClickFlare',
  source: 'https://help.clickflare.io/en/settings/s2s-postback-ur-ls',
  routes: [{ path: '/cf/postback' }, { path: '/cf/cv' }],
  examples: [{ request: '/cf/postback?cid=abc&payout=7.5&txid=55', reads: { clickId: 'abc', txid: '55', payout: '7.50' } }],
});
