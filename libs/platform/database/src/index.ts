export { DatabaseModule } from './database.module.js';
export { Database, type Queryable } from './database.js';
