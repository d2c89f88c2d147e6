import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'os',
  needs: 'visitor',
  about: 'Operating system, from the user agent.',
  examples: [{ macro: '{os}', becomes: 'Android', given: { visitor: { os: 'Android' } } }],
  value: (click) => click.visitor().os,
};

export default macro;
