import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'device',
  aliases: ['devicename'],
  needs: 'visitor',
  about: 'Kind of device: desktop, mobile, tablet, …',
  examples: [
    { macro: '{device}', becomes: 'mobile', given: { visitor: { device: 'mobile' } } },
    { macro: '{deviceName}', becomes: 'tablet', given: { visitor: { device: 'tablet' } } },
  ],
  value: (click) => click.visitor().device,
};

export default macro;
