import type { MacroDefinition } from '../macro-definition.js';

const macro: MacroDefinition = {
  name: 'language',
  needs: 'visitor',
  about: "The visitor's first language, as a two- or three-letter code.",
  examples: [{ macro: '{language}', becomes: 'es', given: { visitor: { language: 'es' } } }],
  value: (click) => click.visitor().language,
};

export default macro;
