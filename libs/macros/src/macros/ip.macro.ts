import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'ip',
  about: "The visitor's address.",
  examples: [{ macro: '{ip}', becomes: '203.0.113.9', given: { click: { ip: '203.0.113.9' } } }],
  value: (click) => click.ip,
};

export default macro;
