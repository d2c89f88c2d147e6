export { linesOf, plainArray, textArray } from './arrays/array-literal.js';
export { LINES, unnested } from './arrays/unnested.js';
export { databaseClockSkewMs } from './clock.store.js';
export { DatabaseModule } from './database.module.js';
export { Database, type Queryable } from './database.js';
export { StartFault } from './embedded/start-fault.js';
export { faultSentence } from './fault-sentence.js';
export { DAY_PARTITIONED_TABLES, ensureDayPartitions, type DayPartitionedTable } from './partitions.store.js';
export { MANAGEMENT_CONNECTIONS } from './management-connections.js';
