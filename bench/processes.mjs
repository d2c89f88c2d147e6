// Starts what is measured and what it stores in, pinned where the machine allows it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '..');

const running = new Set();
// A part that is given up leaves nothing behind. The embedded database watches its parent by itself.
process.on('exit', () => running.forEach((child) => child.kill('SIGTERM')));

/** The child ends with this process at the latest. returns it */
export function endsWithUs(child) {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** With two cores and taskset: the process under test on core 0, this process (the load) and all stores on core 1. */
export const canPin = cpus().length > 1 && spawnSync('taskset', ['--version']).status === 0;

/** Moves this process, and with it every store it starts, to core 1 (or others). */
export function pinSelf(coresOfStores = '1') {
  if (canPin) spawnSync('taskset', ['-a', '-p', '-c', coresOfStores, String(process.pid)]);
}

/**
 * Starts a Node program and waits until `path` answers; on core 0 unless `pin` is false or names cores ("0,1").
 * BENCH_PROFILE=<folder> leaves a CPU profile of each there.
 */
export async function startPinned(file, env, path, { pin = canPin } = {}) {
  const port = await freePort();
  const profile = process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [];
  const command = [process.execPath, ...profile, join(ROOT, file)];
  const cores = pin === true ? '0' : pin;
  const [program, ...args] = cores ? ['taskset', '-c', cores, ...command] : command;
  const child = endsWithUs(
    spawn(program, args, {
      cwd: ROOT,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'warn', ...env, PORT: String(port) },
      stdio: ['ignore', 'inherit', 'inherit'],
    }),
  );
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; !(await answers(url + path)); tries += 1) {
    if (child.exitCode !== null || tries > 300) throw new Error(`${file} did not start`);
    await sleep(100);
  }
  return { url, pid: child.pid, stop: () => stop(child) };
}

/** A redis-server as production asks for it; undefined when there is none. */
export async function startRedis() {
  if (spawnSync('redis-server', ['--version']).status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'rebound-bench-'));
  const port = await freePort();
  const flags = {
    port,
    bind: '127.0.0.1',
    dir: folder,
    save: '',
    appendonly: 'yes',
    appendfsync: 'always',
    'maxmemory-policy': 'noeviction',
  };
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = endsWithUs(spawn('redis-server', args, { stdio: 'ignore' }));
  await sleep(500);
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      await stop(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A data directory with its database. Started by root that lies elsewhere, because postgres must be another user: its record says where. */
export function removeData(folder) {
  const record = join(folder, 'embedded.json');
  if (existsSync(record)) rmSync(JSON.parse(readFileSync(record, 'utf8')).home, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

async function answers(url) {
  try {
    return (await fetch(url, { redirect: 'manual' })).status < 400;
  } catch {
    return false;
  }
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  if ((await Promise.race([ended.then(() => 'ended'), sleep(10_000)])) === 'ended') return;
  child.kill('SIGKILL');
  await ended;
}

export function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
