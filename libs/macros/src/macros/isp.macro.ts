import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'isp',
  needs: 'visitor',
  about: "Owner of the visitor's network, when the operator has an ASN or ISP file.",
  examples: [{ macro: '{isp}', becomes: 'Example Telecom', given: { visitor: { isp: 'Example Telecom' } } }],
  value: (click) => click.visitor().isp,
};

export default macro;
