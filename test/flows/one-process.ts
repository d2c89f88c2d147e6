import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnv } from '#config';
import { freePort, testDatabase, type TestDatabase } from '#testing';
import { startStandalone } from '../../apps/standalone/src/start-standalone.js';

export const ADMIN_KEY = 'one-process-key-0123456789';
export const EMAIL = 'admin@localhost';
export const PASSWORD = 'one-process-password';

/** Tracker, worker and api inside the test's own process, on a database of its own, reached over real HTTP. */
export async function oneProcess(): Promise<{ url: string; database: TestDatabase; stop(): Promise<void> }> {
  const database = await testDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'rebound-one-process-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const stack = await startStandalone(
    readEnv({
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: url,
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      SECRETS: 'a-secret-of-the-one-process-tests',
      ADMIN_EMAIL: EMAIL,
      ADMIN_PASSWORD: PASSWORD,
      ADMIN_API_KEY: ADMIN_KEY,
      LOG_LEVEL: 'error',
    }),
  );
  return {
    url,
    database,
    stop: async () => {
      await stack.stop();
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
