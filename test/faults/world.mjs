// The whole installation on one machine: PostgreSQL, Redis, 2 trackers, 2 workers, 1 api, each in a process of its own.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { Supervised } from './processes.mjs';
import { freePort, Postgres, RedisServer } from './stores.mjs';

const ROOT = join(import.meta.dirname, '../..');
const API_KEY = 'fault-rig-key-0123456789';

export class World {
  folder = mkdtempSync(join(tmpdir(), 'rebound-faults-'));

  async start() {
    chmodSync(this.folder, 0o755);
    this.postgres = new Postgres(this.folder, await freePort());
    this.redis = new RedisServer(this.folder, await freePort());
    await Promise.all([this.postgres.start(), this.redis.start()]);
    this.env = {
      DATABASE_URL: this.postgres.url,
      REDIS_URL: this.redis.url,
      SECRETS: 'fault-rig-secret-0123456789abcdef',
      PUBLIC_URL: 'http://tracker.example',
      ADMIN_API_KEY: API_KEY,
      HOST: '127.0.0.1',
    };
    this.migrate();
    this.trackers = [await this.#make('tracker-1', 'tracker'), await this.#make('tracker-2', 'tracker')];
    this.workers = [await this.#make('worker-1', 'worker'), await this.#make('worker-2', 'worker')];
    this.api = await this.#make('api', 'api');
    this.all = [...this.trackers, ...this.workers, this.api];
    this.all.forEach((one) => one.start());
    await Promise.all(this.all.map((one) => one.ready()));
    this.campaign = await this.#campaign();
    this.sampler = setInterval(() => this.all.forEach((one) => one.sample()), 1_000);
    await Promise.all(this.trackers.map((one) => this.#knows(one)));
  }

  migrate() {
    const done = spawnSync(process.execPath, [join(ROOT, 'dist/apps/cli/src/main.js'), 'migrate'], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...this.env, DATA_DIR: this.folder },
      encoding: 'utf8',
    });
    if (done.status !== 0) throw new Error(`migrate: ${done.stdout}${done.stderr}`);
  }

  /** a process of its own beside the others; not started */
  async #make(name, app) {
    return new Supervised(name, app, await freePort(), { ...this.env, DATA_DIR: this.#data(name) }, this.folder);
  }

  async spare(name, app, env = {}) {
    return new Supervised(name, app, await freePort(), { ...this.env, DATA_DIR: this.#data(name), ...env }, this.folder);
  }

  #data(name) {
    const folder = join(this.folder, `data-${name}`);
    mkdirSync(folder, { recursive: true });
    return folder;
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
  async #knows(tracker) {
    for (let tries = 0; tries < 100; tries += 1) {
      const answer = await fetch(`${tracker.url}/c/${this.campaign.key}`, { method: 'HEAD', redirect: 'manual' });
      if (answer.status === 302) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${tracker.name} does not know the campaign`);
  }

  /** conversions and revenue of the last days as the reports tell them */
  async report() {
    const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const query = `from=${day(-2)}&to=${day(2)}&metrics=conversions,revenue`;
    const answer = await fetch(`${this.api.url}/api/v1/reports?${query}`, { headers: { authorization: `Bearer ${API_KEY}` } });
    if (!answer.ok) throw new Error(`the report answers ${answer.status}: ${await answer.text()}`);
    return (await answer.json()).totals;
  }

  async stop(keep) {
    clearInterval(this.sampler);
    await Promise.all((this.all ?? []).map((one) => one.end()));
    await this.redis?.stop();
    await this.postgres?.stop();
    if (keep) console.log(`Logs and journal are in ${this.folder}`);
    else rmSync(this.folder, { recursive: true, force: true });
  }
}
