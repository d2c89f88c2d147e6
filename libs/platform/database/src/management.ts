export type { ArchiveHeader } from './backup/archive.js';
export { type BackupOrder, writeBackup } from './backup/backup.store.js';
export { readBackupHeader, restoreBackup, type RestoreOrder } from './backup/restore.store.js';
export { type EmbeddedDatabase, runningEmbeddedUrl, startEmbeddedDatabase } from './embedded/embedded-database.js';
export { generatedSecrets, keepSecrets } from './embedded/secrets.js';
export { runMigrations } from './run-migrations.js';
export { TypeormModule } from './typeorm.module.js';
