import { definePreset } from '../preset.js';

/** RedTrack: clickid and sum, type is the event. */
export default definePreset({
  name: 'redtrack',
  title: 'RedTrack',
  source:
    'https://help.redtrack.io/knowledgebase/kb/basic-setup-9785/conversions-12026/tracking-event-types · https://help.redtrack.io/knowledgebase/kb/basic-setup-9785/supported-dynamic-parameters/%d1%81lick-id-parameter/',
  template: 'clickid={ref_id}&sum={payout}&type={type}',
  names: { clickId: ['clickid'], txid: ['rdtk_event_id', 'txid'], payout: ['sum'], event: ['type'] },
  examples: [
    { request: '/postback?clickid=abc&sum=9&type=Purchase', reads: { clickId: 'abc', txid: null, payout: '9.00', event: 'Purchase' } },
  ],
});
