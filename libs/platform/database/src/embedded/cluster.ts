import { spawnSync } from 'node:child_process';
import { appendFileSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.js';
import type { Placement } from './placement.js';
import { fileFault, StartFault } from './start-fault.js';

export const SUPERUSER = 'rebound';

/**
 * The files of its write-ahead log. Whoever fills one makes the next, zeroes and all, while every commit waits: 16 MB, as by default, took
 * 15 ms, and 4 MB a quarter of it.
 */
const LOG_SEGMENT_MB = 4;

/** No locale, time zone or PG* of whoever starts us may leak into the cluster (initdb inherits them). */
export function postgresEnv(): NodeJS.ProcessEnv {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

/**
 * Makes the cluster when there is none. It is made beside and renamed: a start that dies half-way leaves none.
 *
 * password  of the superuser `rebound`; connections on loopback prove it by SCRAM
 * sync      false skips fsync, for tests
 */
export function initCluster(binaries: Binaries, placement: Placement, password: string, sync: boolean): void {
  const { home, data, runAs } = placement;
  if (existsSync(join(data, 'PG_VERSION'))) return;
  const half = join(home, 'data.new');
  const passwordFile = join(home, 'password.new');
  try {
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half, { mode: 0o700 });
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (runAs) for (const path of [half, passwordFile]) chownSync(path, runAs.uid, runAs.gid);
    const flags = [
      '-D',
      half,
      '-U',
      SUPERUSER,
      '--pwfile',
      passwordFile,
      '--auth=scram-sha-256',
      '--no-instructions',
      `--wal-segsize=${LOG_SEGMENT_MB}`,
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '-c',
      'timezone=UTC',
      '-c',
      'log_timezone=UTC',
      ...(sync ? [] : ['--no-sync']),
    ];
    const made = spawnSync(binaries.initdb, flags, { uid: runAs?.uid, gid: runAs?.gid, cwd: '/', env: postgresEnv(), encoding: 'utf8' });
    if (made.error) throw made.error;
    if (made.status !== 0) {
      appendFileSync(join(home, 'postgres.log'), made.stderr);
      throw postgresFault(made.stderr, home);
    }
    renameSync(half, data);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    throw fileFault(`the embedded database in ${home}`, error);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** One sentence from what postgres or initdb wrote to its log. */
export function postgresFault(log: string, home: string): StartFault {
  if (/No space left on device/.test(log) || freeMegabytes(home) < 50)
    return new StartFault(`The embedded database in ${home} cannot start: the disk is full; free some space.`);
  const line =
    log.split('\n').findLast((text) => /(FATAL|PANIC|error):/i.test(text) && !/starting up|not yet accepting/.test(text)) ??
    log.trim().split('\n').at(-1) ??
    '';
  return new StartFault(
    `The embedded database in ${home} does not start: ${line.replace(/^.*?(FATAL|PANIC|error): */i, '') || 'no reason given'} (log: ${join(home, 'postgres.log')}).`,
  );
}

function freeMegabytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return (bavail * bsize) / 2 ** 20;
}

/** Command line of the server. Tuned for one machine shared with the product; a commit is durable when it is acknowledged. */
export function serverArgs(data: string, port: number, durable: boolean): string[] {
  const bufferMb = Math.min(1024, Math.max(64, Math.floor(totalmem() / 2 ** 20 / 8)));
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: durable ? 100 : 300,
    shared_buffers: `${durable ? bufferMb : 64}MB`,
    synchronous_commit: 'on',
    fsync: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    wal_level: 'minimal',
    max_wal_senders: 0,
    wal_compression: 'on',
    max_wal_size: '1GB',
    checkpoint_timeout: '5min',
    random_page_cost: 1.1,
    jit: 'off',
    log_checkpoints: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  return ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** Stops a postmaster that an earlier run left on this folder (its guard was killed too). */
export async function stopStalePostmaster(data: string): Promise<void> {
  const pid = stalePid(data);
  if (pid === undefined) return;
  for (const [signal, patienceMs] of [
    ['SIGINT', 3_000],
    ['SIGQUIT', 3_000],
    ['SIGKILL', 2_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (let waited = 0; waited < patienceMs; waited += 25) {
      if (stalePid(data) === undefined) return;
      await sleep(25);
    }
  }
}

/** Only a live process that really is postgres on this folder: a process id may have been given to another since. */
function stalePid(data: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 0);
    const command = existsSync('/proc/self/cmdline')
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
    return command.includes('postgres') && command.includes(data) ? pid : undefined;
  } catch {
    return undefined;
  }
}
