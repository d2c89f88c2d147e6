import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'device_model',
  needs: 'visitor',
  about: 'Brand and model of the device, as its user agent tells.',
  examples: [{ macro: '{device_model}', becomes: 'Apple iPhone', given: { visitor: { model: 'Apple iPhone' } } }],
  value: (click) => click.visitor().model,
};

export default macro;
