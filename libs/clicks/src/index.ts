export { ClickStore } from './store/click.store.js';
export { ClicksEdgeModule } from './clicks.edge.module.js';
export { ClicksModule } from './clicks.module.js';
export { ClicksWorkerModule } from './clicks.worker.module.js';
export type { DictionaryIds } from './store/dictionary-ids.js';
export { Dictionary } from './store/dictionary.store.js';
export { DIMENSION, type DimensionName } from './store/dimension-codes.js';
export { readCsv } from './import/read-csv.js';
export { CLICK_FLAG, type StoredClick } from './store/stored-click.js';
