import type { Command } from 'commander';
import { statSync } from 'node:fs';
import { productVersion, readEnv } from '#config';
import { writeBackup } from '#database/management';
import { withDatabase } from '../cli-database.js';
import { laterProgress } from '../progress.js';

export function addBackup(program: Command): void {
  program
    .command('backup')
    .argument('[file]', 'file to write; default rebound-<time>.backup.gz')
    .description('write the whole database to one file, also while Rebound runs')
    .action(backup);
}

async function backup(given: string | undefined): Promise<void> {
  const env = readEnv();
  const file = given ?? `rebound-${new Date().toISOString().slice(0, 19).replace(/[-:]/g, '')}Z.backup.gz`;
  await withDatabase(env, async ({ settings }) => {
    const progress = laterProgress('Backing up');
    // With SECRETS in the environment the operator keeps them; generated ones are only in DATA_DIR, so they go along.
    const secrets = env.SECRETS.length > 0 ? [] : settings.SECRETS;
    try {
      const header = await writeBackup({
        databaseUrl: settings.DATABASE_URL,
        file,
        productVersion: productVersion(),
        secrets,
        onProgress: progress.update,
      });
      progress.stop();
      const rows = header.sections.reduce((sum, section) => sum + section.rows, 0);
      console.log(
        `${file}: ${rows} rows, ${(statSync(file).size / 1e6).toFixed(1)} MB. Keep it private: it holds password hashes${secrets.length > 0 ? ' and the keys of the click ids' : ''}.`,
      );
      if (env.REDIS_URL) console.log('Batches still waiting in Redis are not in it; once processed they are in the next backup.');
      console.log(`Restore it with: npm run restore -- ${file}`);
    } finally {
      progress.stop();
    }
  });
}
