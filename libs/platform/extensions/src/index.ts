export { loadDefinitions, type DefinitionFolder, type Named } from './load-definitions.js';
