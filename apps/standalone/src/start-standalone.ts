import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { completeSettings, type Env, type Settings } from '#config';
import { type EmbeddedDatabase, generatedSecrets, runMigrations, startEmbeddedDatabase } from '#database/management';
import { createHttpApp } from '#http';
import { migrateQueueBackend } from '#queue';
import { claimPort } from './claim-port.js';
import { prepareFirstStart, type FirstStart } from './first-start.js';
import { StandaloneModule } from './standalone.module.js';

export interface Standalone {
  readonly app: NestFastifyApplication;
  readonly settings: Settings;
  readonly first: FirstStart;
  /** settles when the embedded database is gone for good although nobody asked it to */
  readonly databaseLost: Promise<string>;
  /** Ordered: no new requests, flush, workers, connections, the database last. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Brings everything up in this process: database, schema, first administrator and sample campaign, HTTP.
 *
 * throws  what faultSentence() knows (busy port, folder not writable, …), with nothing left running
 */
export async function startStandalone(env: Env): Promise<Standalone> {
  const PORT = await claimPort(env.PORT ?? 3000, env.HOST ?? '127.0.0.1');
  const embedded = env.DATABASE_URL ? undefined : await startEmbeddedDatabase({ dataDir: env.DATA_DIR });
  try {
    const secrets = env.SECRETS.length > 0 ? env.SECRETS : generatedSecrets(env.DATA_DIR);
    const settings = completeSettings({ ...env, PORT }, 'standalone', { databaseUrl: embedded?.url, secrets });
    await runMigrations(settings.DATABASE_URL);
    await migrateQueueBackend(settings.DATABASE_URL);
    return await serve(settings, embedded);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function serve(settings: Settings, embedded: EmbeddedDatabase | undefined): Promise<Standalone> {
  const app = await createHttpApp(StandaloneModule.forProcess(settings), settings);
  try {
    await app.init();
    const first = await prepareFirstStart(app, settings);
    await app.listen(settings.PORT, settings.HOST);
    let stopping: Promise<void> | undefined;
    const stop = () => (stopping ??= stopInOrder(app, embedded));
    return { app, settings, first, databaseLost: embedded?.lost ?? new Promise(() => undefined), stop };
  } catch (error) {
    await app.close().catch(() => undefined);
    throw error;
  }
}

async function stopInOrder(app: NestFastifyApplication, embedded: EmbeddedDatabase | undefined): Promise<void> {
  try {
    await app.close();
  } finally {
    await embedded?.stop();
  }
}
