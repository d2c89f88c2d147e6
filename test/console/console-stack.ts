import { createServer } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnv } from '#config';
import { testDatabase } from '#testing';
import { startStandalone } from '../../apps/standalone/src/start-standalone.js';

export const EMAIL = 'admin@localhost';
export const PASSWORD = 'console-test-1';

/** Everything in this process on a database of its own, with the built console. CONSOLE_TEST_URL uses a running instance instead. */
export async function consoleStack(): Promise<{ url: string; stop(): Promise<void> }> {
  const running = process.env['CONSOLE_TEST_URL'];
  if (running !== undefined) return { url: running, stop: () => Promise.resolve() };
  const database = await testDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'rebound-console-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const stack = await startStandalone(
    readEnv({
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: url,
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      SECRETS: 'a-secret-of-the-console-tests',
      ADMIN_EMAIL: EMAIL,
      ADMIN_PASSWORD: PASSWORD,
      LOG_LEVEL: 'error',
    }),
  );
  return {
    url,
    stop: async () => {
      await stack.stop();
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
