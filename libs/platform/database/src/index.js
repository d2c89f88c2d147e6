export { DamagedArchive } from './backup/archive.js';
export { writeBackup } from './backup/backup.store.js';
export { readBackupHeader, restoreBackup } from './backup/restore.store.js';
export { databaseClockSkewMs } from './clock.store.js';
export { DatabaseModule } from './database.module.js';
export { Database } from './database.js';
export { runningEmbeddedUrl, startEmbeddedDatabase } from './embedded/embedded-database.js';
export { generatedSecrets, keepSecrets } from './embedded/secrets.js';
export { fileFault, StartFault } from './embedded/start-fault.js';
export { faultSentence } from './fault-sentence.js';
export { DAY_PARTITIONED_TABLES, dayPartitionName, ensureDayPartitions } from './partitions.store.js';
export { runMigrations } from './run-migrations.js';
export { ManagementConnection, TypeormModule, typeOrmOptions } from './typeorm.module.js';
//# sourceMappingURL=index.js.map
