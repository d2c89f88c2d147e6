import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'timestamp',
  about: 'Time of the click: seconds since 1970 UTC.',
  examples: [{ macro: '{timestamp}', becomes: '1795000000', given: { click: { clickedAtMs: 1795000000999 } } }],
  value: (click) => String(Math.floor(click.clickedAtMs / 1000)),
};

export default macro;
