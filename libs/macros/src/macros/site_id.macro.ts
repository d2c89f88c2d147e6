import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'site_id',
  about: 'Site or zone the visitor came from.',
  examples: [
    { macro: '{site_id}', becomes: 'x 9', given: { query: 'site_id=x+9' } },
    { macro: '{site_id}', becomes: '', given: { query: '' } },
  ],
  value: (click) => click.parameter('site_id'),
};

export default macro;
