// The whole installation on one machine: PostgreSQL, Redis, 2 trackers, 2 workers, 1 api, each in a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { Disk } from './disks.mjs';
import { Links } from './links.mjs';
import { Supervised } from './processes.mjs';
import { freePort, Postgres, RedisServer } from './stores.mjs';

const ROOT = join(import.meta.dirname, '../..');
export const API_KEY = 'fault-rig-key-0123456789';
const DISK_MB = { postgres: 700, redis: 300 };

export class World {
  folder = mkdtempSync(join(tmpdir(), 'rebound-faults-'));
  links = new Links();
  disks = {};

  /** onDisks: the stores live on file systems of their own; lax: Redis syncs every second */
  constructor({ onDisks = false, lax = false } = {}) {
    this.onDisks = onDisks;
    this.lax = lax;
  }

  async start() {
    chmodSync(this.folder, 0o755);
    if (this.onDisks) for (const [name, megabytes] of Object.entries(DISK_MB)) this.#mount(name, megabytes);
    this.postgres = new Postgres(this.folder, await freePort(), this.disks.postgres?.path);
    this.redis = new RedisServer(this.disks.redis?.path ?? this.folder, await freePort(), this.lax ? { appendfsync: 'everysec' } : {});
    await Promise.all([this.postgres.start(), this.redis.start()]);
    this.env = {
      DATABASE_URL: this.postgres.url,
      REDIS_URL: this.redis.url,
      SECRETS: 'fault-rig-secret-0123456789abcdef',
      PUBLIC_URL: 'http://tracker.example',
      ADMIN_API_KEY: API_KEY,
      HOST: '127.0.0.1',
      ...(this.lax ? { ALLOW_REDIS_LOSS: 'true' } : {}),
    };
    await this.cli(['migrate']);
    this.trackers = [await this.spare('tracker-1', 'tracker'), await this.spare('tracker-2', 'tracker')];
    this.workers = [await this.spare('worker-1', 'worker'), await this.spare('worker-2', 'worker')];
    this.api = await this.spare('api', 'api');
    const startedAt = Date.now();
    this.all.forEach((one) => one.start());
    await Promise.all(this.all.map((one) => one.ready()));
    this.bootMs = Date.now() - startedAt;
    this.campaign = await this.#campaign();
    this.sampler = setInterval(() => this.all.forEach((one) => one.sample()), 1_000);
    await Promise.all(this.trackers.map((one) => this.knows(one)));
  }

  get all() {
    return [...(this.trackers ?? []), ...(this.workers ?? []), ...(this.api ? [this.api] : [])];
  }

  #mount(name, megabytes) {
    this.disks[name] = new Disk(this.folder, `disk-${name}`, megabytes);
    this.disks[name].mount();
  }

  /** npm run cli -- …, without stopping the load */
  async cli(args, env = {}) {
    const { PATH, HOME } = process.env;
    const child = spawn(process.execPath, [join(ROOT, 'dist/apps/cli/src/main.js'), ...args], {
      cwd: this.folder,
      env: { PATH, HOME, ...this.env, DATA_DIR: this.folder, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [out, fault, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    if (code !== 0) throw new Error(`${args[0]}: ${out}${fault}`);
    return out;
  }

  /** a process of its own beside the others; not started */
  async spare(name, app, env = {}) {
    const folder = join(this.folder, `data-${name}`);
    mkdirSync(folder, { recursive: true });
    return new Supervised(name, app, await freePort(), { ...this.env, DATA_DIR: folder, ...env }, this.folder);
  }

  /** Everything reaches its stores by the links from now on. */
  async throughLinks() {
    await this.links.start(this);
    await this.#anew((one) => this.links.env(one.app === 'worker' ? 'workers' : 'trackers', this), [...this.trackers, ...this.workers]);
  }

  async withoutLinks() {
    await this.#anew(() => ({ DATABASE_URL: this.postgres.url, REDIS_URL: this.redis.url }), [...this.trackers, ...this.workers]);
    this.links.stop();
  }

  async #anew(env, processes) {
    await Promise.all(processes.map((one) => one.end()));
    for (const one of processes) Object.assign(one.env, env(one));
    processes.forEach((one) => one.start());
    await Promise.all(processes.map((one) => one.ready()));
  }

  async #campaign() {
    const answer = await fetch(`${this.api.url}/api/v1/campaigns`, {
      method: 'POST',
      headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        name: 'Fault rig',
        offers: [{ url: 'http://offer.example/?cid={click_id}', payout: '5.00', currency: 'USD' }],
      }),
    });
    if (answer.status !== 201) throw new Error(`the campaign was not made: ${await answer.text()}`);
    return answer.json();
  }

  /** A tracker takes a new campaign over within a second or so. */
  async knows(tracker) {
    for (let tries = 0; tries < 100; tries += 1) {
      const answer = await fetch(`${tracker.url}/c/${this.campaign.key}`, { method: 'HEAD', redirect: 'manual' });
      if (answer.status === 302) return;
      await sleep(100);
    }
    throw new Error(`${tracker.name} does not know the campaign`);
  }

  /** conversions and revenue of the last days as the reports tell them */
  async report() {
    const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const query = `from=${day(-2)}&to=${day(2)}&metrics=conversions,revenue`;
    return (await this.#read(`/reports?${query}`)).totals;
  }

  /** the page of the system */
  system() {
    return this.#read('/system');
  }

  async #read(path) {
    const answer = await fetch(`${this.api.url}/api/v1${path}`, { headers: { authorization: `Bearer ${API_KEY}` } });
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }

  async stop(keep) {
    clearInterval(this.sampler);
    await Promise.all(this.all.map((one) => one.end()));
    this.links.stop();
    await this.redis?.stop();
    await this.postgres?.stop();
    for (const disk of Object.values(this.disks)) disk.remove();
    if (keep) console.log(`Logs and journal are in ${this.folder}`);
    else rmSync(this.folder, { recursive: true, force: true });
  }
}
