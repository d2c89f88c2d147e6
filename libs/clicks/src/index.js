export { cleanText, MAX_VALUE_LENGTH } from './clean-text.js';
export { ClickStore } from './click.store.js';
export { ClicksEdgeModule } from './clicks.edge.module.js';
export { ClicksHttpModule } from './clicks.http.module.js';
export { ClicksModule } from './clicks.module.js';
export { ClicksWorkerModule } from './clicks.worker.module.js';
export { Dictionary, DictionaryIds } from './dictionary.store.js';
export { DIMENSION } from './dimension-codes.js';
export { CLICK_FLAG } from './stored-click.js';
//# sourceMappingURL=index.js.map
