export { ClickStore } from './click.store.js';
export { ClicksEdgeModule } from './clicks.edge.module.js';
export { ClicksHttpModule } from './clicks.http.module.js';
export { ClicksModule } from './clicks.module.js';
export { ClicksWorkerModule } from './clicks.worker.module.js';
export type { DictionaryIds } from './dictionary-ids.js';
export { Dictionary } from './dictionary.store.js';
export { DIMENSION, type DimensionName } from './dimension-codes.js';
export { CLICK_FLAG, type StoredClick } from './stored-click.js';
