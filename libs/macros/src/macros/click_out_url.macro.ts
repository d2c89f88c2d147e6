import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'click_out_url',
  about: 'For landing pages: the link that sends the visitor on to the offer, PUBLIC_URL/o/{click_id}.',
  examples: [
    { macro: '{click_out_url}', becomes: 'https://t.example/o/push_1', given: { click: { clickOutUrl: 'https://t.example/o/push_1' } } },
  ],
  value: (click) => click.clickOutUrl,
};

export default macro;
