export { cleanText, MAX_VALUE_LENGTH } from './clean-text.js';
export { ClickStore } from './click.store.js';
export { ClicksEdgeModule } from './clicks.edge.module.js';
export { ClicksModule } from './clicks.module.js';
export { ClicksWorkerModule } from './clicks.worker.module.js';
export { Dictionary, DictionaryIds, type DimensionValue } from './dictionary.store.js';
export { DIMENSION, type DimensionName } from './dimension-codes.js';
export type { ClickDetails, NewClick } from './new-click.js';
export { CLICK_FLAG, type StoredClick } from './stored-click.js';
