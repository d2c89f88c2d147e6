import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'click_id',
  about: 'The click id to send back in the postback.',
  examples: [{ macro: '{click_id}', becomes: 'push_1', given: { click: { clickId: 'push_1' } } }],
  value: (click) => click.clickId,
};

export default macro;
