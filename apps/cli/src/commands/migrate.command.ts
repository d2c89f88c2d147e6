import type { Command } from 'commander';
import { readEnv } from '#config';
import { runMigrations } from '#database/management';
import { migrateQueueBackend } from '#queue';
import { withDatabase } from '../cli-database.js';

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database schema up to date; safe to run twice')
    .action(() => withDatabase(readEnv(), async ({ settings }) => migrate(settings.DATABASE_URL)));
}

async function migrate(databaseUrl: string): Promise<void> {
  const { applied } = await runMigrations(databaseUrl);
  await migrateQueueBackend(databaseUrl);
  for (const name of applied) console.log(`applied ${name}`);
  console.log(
    applied.length === 0 ? 'The schema is up to date; nothing to do.' : `The schema is up to date (${applied.length} migrations applied).`,
  );
}
