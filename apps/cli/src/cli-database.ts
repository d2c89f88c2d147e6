import { completeSettings, type Env, type Settings } from '#config';
import { generatedSecrets, runningEmbeddedUrl, startEmbeddedDatabase } from '#database/management';

export interface CliDatabase {
  readonly settings: Settings;
  /** another process runs on the embedded database at this moment */
  readonly inUse: boolean;
}

/**
 * Runs a command's work against the database the environment names: DATABASE_URL, or the embedded one, running or
 * (then started for as long as the work takes) not.
 */
export async function withDatabase<T>(env: Env, work: (database: CliDatabase) => Promise<T>): Promise<T> {
  if (env.DATABASE_URL) return work({ settings: completeSettings(env, 'cli'), inUse: false });
  const secrets = env.SECRETS.length > 0 ? env.SECRETS : generatedSecrets(env.DATA_DIR);
  const running = runningEmbeddedUrl(env.DATA_DIR);
  if (running) return work({ settings: completeSettings(env, 'cli', { databaseUrl: running, secrets }), inUse: true });
  const embedded = await startEmbeddedDatabase({ dataDir: env.DATA_DIR });
  try {
    return await work({ settings: completeSettings(env, 'cli', { databaseUrl: embedded.url, secrets }), inUse: false });
  } finally {
    await embedded.stop();
  }
}
