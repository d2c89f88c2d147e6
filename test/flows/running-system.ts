import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort, testDatabase, testRedis } from '#testing';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const READY_WITHIN_MS = 40_000;
const API_KEY = 'flow-test-key-0123456789';

/** The product as a stranger runs it: built, in processes of its own, reached over HTTP alone. */
export interface RunningSystem {
  readonly trackerUrl: string;
  readonly apiUrl: string;
  /** with the admin role */
  readonly apiKey: string;
  /** ends every process and starts it again on the same data */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

type AppName = 'standalone' | 'tracker' | 'worker' | 'api';

/** `npm start`: one process on the embedded PostgreSQL, in a data folder of its own. */
export async function embeddedSystem(): Promise<RunningSystem> {
  build();
  const folder = mkdtempSync(join(tmpdir(), 'rebound-flow-'));
  const port = await freePort();
  const env = { DATA_DIR: join(folder, 'data'), PORT: String(port), ADMIN_API_KEY: API_KEY };
  let process = await startApp('standalone', env, port);
  const url = `http://127.0.0.1:${port}`;
  return {
    trackerUrl: url,
    apiUrl: url,
    apiKey: API_KEY,
    restart: async () => {
      await stopApp(process);
      process = await startApp('standalone', env, port);
    },
    stop: async () => {
      await stopApp(process);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Tracker, worker and api as processes of their own on PostgreSQL and Redis. undefined: no redis-server here. */
export async function separateSystem(): Promise<RunningSystem | undefined> {
  build();
  const redis = await testRedis();
  if (!redis) return undefined;
  const database = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'rebound-flow-'));
  const ports = { tracker: await freePort(), worker: await freePort(), api: await freePort() };
  const env = {
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    PUBLIC_URL: `http://127.0.0.1:${ports.tracker}`,
    SECRETS: 'flow-test-secret-0123456789',
    ADMIN_API_KEY: API_KEY,
    DATA_DIR: folder,
    HOST: '127.0.0.1',
  };
  const startAll = () =>
    Promise.all((['tracker', 'worker', 'api'] as const).map((app) => startApp(app, { ...env, PORT: String(ports[app]) }, ports[app])));
  let processes = await startAll();
  const stopAll = () => Promise.all(processes.map(stopApp));
  return {
    trackerUrl: env.PUBLIC_URL,
    apiUrl: `http://127.0.0.1:${ports.api}`,
    apiKey: API_KEY,
    restart: async () => {
      await stopAll();
      processes = await startAll();
    },
    stop: async () => {
      await stopAll();
      await redis.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The flows run what is in dist; `npm test` has built it, a single spec may not have. */
function build(): void {
  execFileSync(process.execPath, [join(ROOT, 'scripts/build.mjs'), '--if-changed'], { cwd: ROOT, stdio: 'inherit' });
}

async function startApp(app: AppName, env: Record<string, string>, port: number): Promise<ChildProcess> {
  // Nothing of the developer's own settings: only what is named here, and what any program needs.
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [join(ROOT, `dist/apps/${app}/src/main.js`)], {
    cwd: ROOT,
    env: { PATH, HOME, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output = `${output}${chunk.toString()}`.slice(-4_000)));
  const until = Date.now() + READY_WITHIN_MS;
  while (!(await isReady(port))) {
    if (child.exitCode !== null || Date.now() > until)
      throw new Error(`${app} did not become ready (exit code ${child.exitCode}):\n${output}`);
    await sleep(50);
  }
  return child;
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

async function stopApp(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const inTime = await Promise.race([ended.then(() => true), sleep(12_000, false)]);
  if (inTime) return;
  child.kill('SIGKILL');
  await ended;
  throw new Error('A process did not end within 12 s of SIGTERM.');
}
