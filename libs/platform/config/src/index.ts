export { ConfigModule } from './config.module.js';
export { BadEnvironment, envTable, readEnv, type Env } from './env.js';
export { productVersion } from './product-version.js';
export { keepHeapSmall } from './small-heap.js';
export { completeSettings, SETTINGS, type ProcessKind, type Settings } from './settings.js';
