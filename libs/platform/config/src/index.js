export { ConfigModule } from './config.module.js';
export { BadEnvironment, envTable, readEnv } from './env.js';
export { completeSettings, SETTINGS } from './settings.js';
//# sourceMappingURL=index.js.map