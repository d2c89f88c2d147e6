import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'asn',
  needs: 'visitor',
  about: "Number of the visitor's network, when the operator has an ASN file.",
  examples: [{ macro: '{asn}', becomes: '64500', given: { visitor: { asn: '64500' } } }],
  value: (click) => click.visitor().asn,
};

export default macro;
