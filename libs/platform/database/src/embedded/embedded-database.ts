import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from './binaries.js';
import { initCluster, postgresFault, serverArgs, stopStalePostmaster, SUPERUSER } from './cluster.js';
import { lockHolder, takeLock } from './data-lock.js';
import { hasEnded, logOf, logSince, prepareLog, startGuard, stopGuard } from './guard-process.js';
import { decidePlacement, makeDataDir, readRecord, writeRecord, type Placement } from './placement.js';
import { StartFault } from './start-fault.js';

export interface EmbeddedDatabase {
  /** connection string of its database `rebound`, on loopback, with password */
  readonly url: string;
  /** settles when the server has ended for good although nobody asked it to */
  readonly lost: Promise<string>;
  /** Orderly stop; the last thing a process does. Safe to call twice. */
  stop(): Promise<void>;
}

const DATABASE = 'rebound';
const SILENT_AT_MOST_MS = 30_000;
const POLL_MS = 40;
const WRONG_PASSWORD =
  'The embedded database refuses the password in DATA_DIR/embedded.json. Restore that file from a copy, or restore a backup into another DATA_DIR.';

/**
 * Starts the embedded PostgreSQL of a DATA_DIR, making it the first time (about a second; later starts 50 ms).
 * A guard process stops it when this process goes, however it goes.
 *
 * dataDir  DATA_DIR; what must be kept is all in it, or recorded in it when root has to put the cluster elsewhere
 * durable  false (tests only) trades durability for speed
 * throws   StartFault with one sentence: already running, folder not writable, disk full, no binaries, …
 */
export async function startEmbeddedDatabase({
  dataDir,
  durable = true,
}: {
  dataDir: string;
  durable?: boolean;
}): Promise<EmbeddedDatabase> {
  const folder = makeDataDir(dataDir);
  const placement = decidePlacement(folder);
  const lock = takeLock(join(placement.home, 'lock'));
  if (!lock.held)
    throw new StartFault(
      `DATA_DIR ${folder} is in use by a running Rebound (process ${lock.holderPid}). Stop that one first, or choose another DATA_DIR.`,
    );
  try {
    const binaries = findBinaries(placement.runAs);
    await stopStalePostmaster(placement.data);
    const record = readRecord(folder);
    if (!record) setAsideOrphan(placement.data);
    const password = record?.password ?? randomBytes(24).toString('base64url');
    writeRecord(folder, { home: placement.home, password, port: 0 });
    initCluster(binaries, placement, password, durable);
    const server = await launch(binaries.postgres, placement, password, durable);
    writeRecord(folder, { home: placement.home, password, port: server.port });
    let stopping: Promise<void> | undefined;
    const lost = new Promise<string>((resolve) => {
      server.guard.once('exit', () => {
        if (!stopping) resolve(`The embedded database has ended; see ${logOf(placement.home)}.`);
      });
    });
    const stop = () => (stopping ??= stopGuard(server.guard).finally(() => lock.release()));
    return { url: urlOf(server.port, password, DATABASE), lost, stop };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** DATA_DIR was removed while its cluster, kept under /var/lib, stayed: its password is gone, so begin anew, but destroy nothing. */
function setAsideOrphan(data: string): void {
  if (existsSync(data)) renameSync(data, `${data}.orphan-${new Date().toISOString().replace(/[^0-9]/g, '')}`);
}

/** Connection string of the embedded database that another process runs on this DATA_DIR; undefined when none runs. */
export function runningEmbeddedUrl(dataDir: string): string | undefined {
  const record = readRecord(dataDir);
  if (!record?.port || lockHolder(join(record.home, 'lock')) === undefined) return undefined;
  return urlOf(record.port, record.password, DATABASE);
}

function urlOf(port: number, password: string, database: string): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

interface Launched {
  readonly guard: ChildProcess;
  readonly port: number;
}

/** Tries again when the port was taken in between, or a killed server's last processes still hold its memory. */
async function launch(postgres: string, placement: Placement, password: string, durable: boolean): Promise<Launched> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const logFrom = prepareLog(placement.home);
    const guard = startGuard(postgres, placement, serverArgs(placement.data, port, durable));
    try {
      await waitUntilReady(guard, urlOf(port, password, 'postgres'));
      guard.stdin?.write('ready\n');
      return { guard, port };
    } catch (error) {
      await stopGuard(guard);
      const log = logSince(placement.home, logFrom);
      const passing = /could not bind|pre-existing shared memory|lock file .* already exists/.test(log);
      if (!passing || attempt === 10) throw log.includes('FATAL') || log.includes('PANIC') ? postgresFault(log, placement.home) : error;
      await sleep(200);
    }
  }
}

/** Replaying the log after a crash may take a while, during which it answers "starting up": only silence has a limit. */
async function waitUntilReady(guard: ChildProcess, url: string): Promise<void> {
  for (let silentSince = Date.now(); Date.now() - silentSince < SILENT_AT_MOST_MS; await sleep(POLL_MS)) {
    if (hasEnded(guard)) throw new StartFault('The embedded database ended while starting.');
    const state = await createDatabase(url);
    if (state === 'ready') return;
    if (state === 'recovering') silentSince = Date.now();
  }
  throw new StartFault(`The embedded database did not answer within ${SILENT_AT_MOST_MS / 1000} s.`);
}

async function createDatabase(url: string): Promise<'ready' | 'recovering' | 'silent'> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === '28P01') throw new StartFault(WRONG_PASSWORD, { cause: error });
    return code === '57P03' ? 'recovering' : 'silent';
  }
  try {
    const { rowCount } = await client.query(`SELECT FROM pg_database WHERE datname = '${DATABASE}'`);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
    return 'ready';
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))));
    });
  });
}
