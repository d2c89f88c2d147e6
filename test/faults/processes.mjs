// The product's processes, each under a supervisor that starts it again when it dies, as systemd or Docker would.
import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '../..');
const RESTART_AFTER_MS = 200;

export class Supervised {
  maxRssMb = 0;
  rssMb = 0;
  wanted = false;
  /** lines it has written to its log */
  lines = 0;

  /** app: tracker, worker or api. env: everything it gets to know but PORT. */
  constructor(name, app, port, env, folder) {
    Object.assign(this, { name, app, port, url: `http://127.0.0.1:${port}`, logFile: join(folder, `${name}.log`) });
    this.env = env;
    this.log = createWriteStream(this.logFile, { flags: 'a' });
  }

  start(extra = {}) {
    this.wanted = true;
    const { PATH, HOME } = process.env;
    this.child = spawn(process.execPath, [join(ROOT, `dist/apps/${this.app}/src/main.js`)], {
      cwd: ROOT,
      env: { PATH, HOME, LOG_LEVEL: 'info', ...this.env, ...extra, PORT: String(this.port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { child } = this;
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => this.#note(chunk));
    this.exited = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
    void this.exited.then(async () => {
      await sleep(RESTART_AFTER_MS);
      if (this.wanted && this.child === child) this.start();
    });
  }

  #note(chunk) {
    this.log.write(chunk);
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) this.lines += 1;
  }

  get alive() {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  signal(name) {
    this.child.kill(name);
  }

  /** ms until it says it is ready */
  async ready(withinMs = 90_000) {
    const startedAt = Date.now();
    for (;;) {
      const answer = await this.unreadiness();
      if (answer === undefined) return Date.now() - startedAt;
      if (Date.now() - startedAt > withinMs) throw new Error(`${this.name} is not ready after ${withinMs} ms: ${answer}`);
      await sleep(50);
    }
  }

  async unreadiness() {
    try {
      const response = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2_000) });
      return response.ok ? undefined : await response.text();
    } catch (error) {
      return String(error.cause?.code ?? error);
    }
  }

  /** The supervisor brings it back. */
  async kill() {
    const { exited } = this;
    this.child.kill('SIGKILL');
    await exited;
  }

  /** SIGTERM and not started again; how it ended, and after how long */
  async end() {
    this.wanted = false;
    const startedAt = Date.now();
    this.child.kill('SIGTERM');
    const ended = await Promise.race([this.exited, sleep(15_000, undefined)]);
    if (!ended) {
      this.child.kill('SIGKILL');
      await this.exited;
    }
    return { code: ended?.code ?? null, ms: Date.now() - startedAt };
  }

  sample() {
    try {
      const pages = Number(readFileSync(`/proc/${this.child.pid}/statm`, 'utf8').split(' ')[1]);
      this.rssMb = Math.round((pages * 4_096) / 2 ** 20);
      this.maxRssMb = Math.max(this.maxRssMb, this.rssMb);
    } catch {
      // Dead at the moment.
    }
  }
}
