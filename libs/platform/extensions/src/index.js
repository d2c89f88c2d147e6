export { loadDefinitions } from './load-definitions.js';
//# sourceMappingURL=index.js.map
