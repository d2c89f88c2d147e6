import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
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
  await build();
  const folder = dataFolder();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const apps = { standalone: port };
  return runApps(apps, { DATA_DIR: join(folder, 'data'), ADMIN_API_KEY: API_KEY }, { trackerUrl: url, apiUrl: url }, () => {
    rmSync(folder, { recursive: true, force: true });
  });
}

/** Tracker, worker and api as processes of their own on PostgreSQL and Redis. undefined: no redis-server here. */
export async function separateSystem(): Promise<RunningSystem | undefined> {
  await build();
  const redis = await testRedis();
  if (!redis) return undefined;
  const database = await testDatabase();
  const folder = dataFolder();
  const apps = { tracker: await freePort(), worker: await freePort(), api: await freePort() };
  const urls = { trackerUrl: `http://127.0.0.1:${apps.tracker}`, apiUrl: `http://127.0.0.1:${apps.api}` };
  const env = {
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    PUBLIC_URL: urls.trackerUrl,
    SECRETS: 'flow-test-secret-0123456789',
    ADMIN_API_KEY: API_KEY,
    DATA_DIR: folder,
    HOST: '127.0.0.1',
  };
  return runApps(apps, env, urls, async () => {
    await redis.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });
}

/** Starts all apps on their ports; when one does not come up, none stays behind. */
async function runApps(
  apps: Partial<Record<AppName, number>>,
  env: Record<string, string>,
  urls: Pick<RunningSystem, 'trackerUrl' | 'apiUrl'>,
  cleanUp: () => void | Promise<void>,
): Promise<RunningSystem> {
  let running: ChildProcess[] = [];
  const stopAll = async () => {
    await Promise.all(running.map(stopApp));
    running = [];
  };
  const stop = async () => {
    await stopAll();
    await cleanUp();
  };
  const startAll = async () => {
    const started = await Promise.allSettled(Object.entries(apps).map(([app, port]) => startApp(app, env, port)));
    running = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const failed = started.find((one) => one.status === 'rejected');
    if (!failed) return;
    await stop();
    throw failed.reason;
  };
  await startAll();
  const restart = async () => {
    await stopAll();
    await startAll();
  };
  return { ...urls, apiKey: API_KEY, restart, stop };
}

/** As root the embedded PostgreSQL runs as another user, who has to get in. */
function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rebound-flow-'));
  chmodSync(folder, 0o755);
  return folder;
}

/**
 * The flows run what is in dist; `npm test` has built it, a single spec may not have. One spec file at a time, by a folder
 * as a lock: two builds at once would tear each other's output.
 */
async function build(): Promise<void> {
  const lock = join(ROOT, 'dist', '.flows-build');
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  const staleAt = Date.now() + 120_000;
  while (!tryMkdir(lock)) {
    if (Date.now() > staleAt) rmSync(lock, { recursive: true, force: true });
    await sleep(100);
  }
  try {
    execFileSync(process.execPath, [join(ROOT, 'scripts/build.mjs'), '--if-changed'], { cwd: ROOT, stdio: 'inherit' });
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function tryMkdir(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

async function startApp(app: string, env: Record<string, string>, port: number): Promise<ChildProcess> {
  // Nothing of the developer's own settings: only what is named here, and what any program needs.
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [join(ROOT, `dist/apps/${app}/src/main.js`)], {
    cwd: ROOT,
    env: { PATH, HOME, LOG_LEVEL: 'warn', ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output = `${output}${chunk.toString()}`.slice(-4_000)));
  const until = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const reasons = await unreadiness(port);
    if (reasons === undefined) return child;
    if (child.exitCode !== null || Date.now() > until) {
      child.kill('SIGKILL');
      throw new Error(`${app} did not become ready (exit code ${child.exitCode}, ${reasons}):\n${output}`);
    }
    await sleep(50);
  }
}

/** undefined: ready; else what it says, or why it says nothing */
async function unreadiness(port: number): Promise<string | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_000) });
    return response.ok ? undefined : await response.text();
  } catch (error) {
    return String(error);
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
