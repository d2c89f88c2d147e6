import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'browser',
  needs: 'visitor',
  about: 'Browser, from the user agent.',
  examples: [{ macro: '{browser}', becomes: 'Chrome', given: { visitor: { browser: 'Chrome' } } }],
  value: (click) => click.visitor().browser,
};

export default macro;
