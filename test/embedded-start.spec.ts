import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '#testing';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
}

/** What `npm start` runs once the product is built, as a process of its own. */
describe('npm start', { timeout: 90_000 }, () => {
  let dataDir: string;
  let running: Started | undefined;
  beforeAll(() => {
    execFileSync(process.execPath, [join(ROOT, 'scripts/build.mjs'), '--if-changed']);
    dataDir = mkdtempSync(join(tmpdir(), 'rebound-start-'));
    chmodSync(dataDir, 0o755);
  }, 300_000);
  afterEach(async () => {
    if (running) await endOf(running, 'SIGKILL');
    running = undefined;
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  function launch(port: number): Started {
    const env = { PATH: process.env['PATH'], PORT: String(port), DATA_DIR: dataDir };
    const child = spawn(process.execPath, [join(ROOT, 'dist/apps/standalone/src/main.js')], {
      env,
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    return { child, output: () => text };
  }

  async function start(): Promise<string> {
    running = launch(await freePort());
    for (const until = Date.now() + 60_000; Date.now() < until; await sleep(50)) {
      if (running.output().includes('Ctrl-C stops it.')) return running.output();
      if (running.child.exitCode !== null) break;
    }
    throw new Error(`did not start: ${running.output()}`);
  }

  async function endOf({ child }: Started, signal?: NodeJS.Signals): Promise<number | null> {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    if (signal) child.kill(signal);
    return ended;
  }

  const valueOf = (banner: string, name: string) => new RegExp(`^ +${name} +(\\S+)`, 'm').exec(banner)?.[1] ?? '';
  const postmasterPid = () => Number(readFileSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const isAlive = (pid: number) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  it('prints an administrator, a key and a click URL that redirects to the worked example, and stops on SIGTERM with its database', async () => {
    const banner = await start();
    expect(valueOf(banner, 'Administrator')).toBe('admin@localhost');
    expect(valueOf(banner, 'Password').length).toBeGreaterThanOrEqual(12);
    const advertisers = await fetch(`${valueOf(banner, 'API')}/advertisers`, {
      headers: { authorization: `Bearer ${valueOf(banner, 'API key \\(admin\\)')}` },
    });
    expect(advertisers.status).toBe(200);
    const click = await fetch(valueOf(banner, 'Try a click'), { redirect: 'manual' });
    expect(click.status).toBe(302);
    expect(click.headers.get('location')).toMatch(/^http:\/\/advertiser\.example\/\?your_parameter=push_[0-9a-z]{43}&amount=5$/);
    const postgres = postmasterPid();
    if (!running) throw new Error('not running');
    expect(await endOf(running, 'SIGTERM')).toBe(0);
    expect(isAlive(postgres)).toBe(false);
  });

  it('keeps its data, and shows no password a second time; kill -9 leaves no database process', async () => {
    const banner = await start();
    expect(banner).not.toMatch(/Password|shown only now/);
    expect((await fetch(valueOf(banner, 'Try a click'), { redirect: 'manual' })).status).toBe(302);
    const postgres = postmasterPid();
    if (!running) throw new Error('not running');
    await endOf(running, 'SIGKILL');
    for (let waited = 0; waited < 1_500 && isAlive(postgres); waited += 50) await sleep(50);
    expect(isAlive(postgres)).toBe(false);
  });

  it('says in one sentence that the port is taken', async () => {
    const port = await freePort();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    try {
      running = launch(port);
      expect(await endOf(running)).toBe(1);
      expect(running.output().trim()).toBe(`Port ${port} on 127.0.0.1 is taken by another process. Stop it, or choose another PORT.`);
    } finally {
      other.close();
    }
  });
});
