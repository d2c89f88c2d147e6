import type { Command } from 'commander';
import { readEnv, type Env } from '#config';
import { StartFault } from '#database';
import { keepSecrets, readBackupHeader, restoreBackup, runMigrations } from '#database/management';
import { migrateQueueBackend } from '#queue';
import { withDatabase } from '../cli-database.js';
import { laterProgress } from '../progress.js';

export function addRestore(program: Command): void {
  program
    .command('restore')
    .argument('<file>', 'a file that "backup" wrote')
    .option('--force', 'replace everything the database holds', false)
    .description('put a backup into an empty database: the embedded one, or the PostgreSQL of DATABASE_URL')
    .action((file: string, options: { force: boolean }) => restore(file, options.force));
}

async function restore(file: string, force: boolean): Promise<void> {
  const env = readEnv();
  const { secrets } = await readBackupHeader(file);
  await withDatabase(env, async ({ settings, inUse }) => {
    if (inUse) throw new StartFault('Rebound is running on this DATA_DIR. Stop it, restore, and start it again.');
    await runMigrations(settings.DATABASE_URL);
    await migrateQueueBackend(settings.DATABASE_URL);
    const progress = laterProgress('Restoring');
    try {
      const header = await restoreBackup({ databaseUrl: settings.DATABASE_URL, file, force, onProgress: progress.update });
      progress.stop();
      const rows = header.sections.reduce((sum, section) => sum + section.rows, 0);
      console.log(`Restored ${rows} rows from ${file} (made ${header.made_at} by Rebound ${header.product_version}).`);
      placeSecrets(env, secrets);
    } finally {
      progress.stop();
    }
  });
}

/** Click ids and receipts already given out verify only with the secrets that signed them. */
function placeSecrets(env: Env, secrets: readonly string[]): void {
  if (secrets.length === 0) {
    console.log(
      'The backup holds no secrets: start with the SECRETS of where it was made, or the click ids given out there will look forged.',
    );
    return;
  }
  if (env.SECRETS.length === 0) {
    keepSecrets(env.DATA_DIR, secrets);
    return;
  }
  const missing = secrets.filter((secret) => !env.SECRETS.includes(secret));
  if (missing.length === 0) return;
  console.log(
    `Add this to the end of SECRETS on every process, or the click ids given out before will look forged:\n  ${missing.join(',')}`,
  );
}
