import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '#testing';
import { findBinaries } from './binaries.js';
import { postgresEnv, serverArgs } from './cluster.js';
import { runningEmbeddedUrl, startEmbeddedDatabase } from './embedded-database.js';
import { decidePlacement } from './placement.js';
import { generatedSecrets, keepSecrets } from './secrets.js';

/** A program that starts the guard as we do, and does nothing else. */
const PARENT = `
  const guard = require('node:child_process').spawn(process.execPath, process.argv.slice(1), { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  setInterval(() => guard, 1000);`;

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function eventually(what: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> {
  for (const until = Date.now() + withinMs; Date.now() < until; await sleep(20)) {
    if (await what()) return true;
  }
  return false;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('the embedded database', () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'rebound-embedded-'));
    chmodSync(dataDir, 0o755);
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  const postmasterPid = () => Number(readFileSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);

  it('keeps its data from one start to the next, in UTC, UTF-8 and byte order', async () => {
    const first = await startEmbeddedDatabase({ dataDir, durable: false });
    await ask(first.url, `CREATE TABLE kept AS SELECT 'ü' AS text`);
    await first.stop();
    expect(runningEmbeddedUrl(dataDir)).toBeUndefined();
    const second = await startEmbeddedDatabase({ dataDir, durable: false });
    try {
      expect(runningEmbeddedUrl(dataDir)).toBe(second.url);
      expect(
        await ask(
          second.url,
          `SELECT text, current_setting('TimeZone') AS zone, current_setting('server_encoding') AS encoding, 'a' > 'B' AS bytes FROM kept`,
        ),
      ).toEqual([{ text: 'ü', zone: 'UTC', encoding: 'UTF8', bytes: true }]);
    } finally {
      await second.stop();
    }
  });

  it('refuses a second start on the same DATA_DIR with one sentence, and leaves the first alone', async () => {
    const first = await startEmbeddedDatabase({ dataDir, durable: false });
    try {
      await expect(startEmbeddedDatabase({ dataDir, durable: false })).rejects.toThrow(
        `is in use by a running Rebound (process ${process.pid}). Stop that one first`,
      );
      expect(await ask(first.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    } finally {
      await first.stop();
    }
  });

  it('comes back by itself when its server is killed', async () => {
    const database = await startEmbeddedDatabase({ dataDir, durable: false });
    try {
      process.kill(postmasterPid(), 'SIGKILL');
      expect(
        await eventually(
          () =>
            ask(database.url, 'SELECT text FROM kept').then(
              () => true,
              () => false,
            ),
          45_000,
        ),
      ).toBe(true);
    } finally {
      await database.stop();
    }
  });

  it('stops by itself when its parent is killed with SIGKILL', async () => {
    const placement = decidePlacement(dataDir);
    const port = await freePort();
    const order = JSON.stringify({
      postgres: findBinaries(placement.runAs).postgres,
      args: serverArgs(placement.data, port, false),
      uid: placement.runAs?.uid,
      gid: placement.runAs?.gid,
      env: postgresEnv(),
    });
    const parent = spawn(process.execPath, ['-e', PARENT, fileURLToPath(new URL('./guard.mjs', import.meta.url)), order], {
      stdio: 'ignore',
    });
    const pidFile = join(placement.data, 'postmaster.pid');
    expect(await eventually(() => existsSync(pidFile) && /ready/.test(readFileSync(pidFile, 'utf8')), 45_000)).toBe(true);
    const pid = postmasterPid();
    parent.kill('SIGKILL');
    expect(await eventually(() => !isAlive(pid), 45_000)).toBe(true);
  });

  it('says in one sentence that a folder cannot be had', async () => {
    const file = join(dataDir, 'a-file');
    writeFileSync(file, '');
    await expect(startEmbeddedDatabase({ dataDir: join(file, 'data') })).rejects.toThrow(
      `Cannot write DATA_DIR ${file}/data: a part of the path is a file; choose another DATA_DIR (ENOTDIR).`,
    );
  });

  it('generates secrets once, for the owner only, and keeps restored ones in front', () => {
    const secrets = generatedSecrets(dataDir);
    expect(generatedSecrets(dataDir)).toEqual(secrets);
    expect(secrets[0]?.length).toBeGreaterThanOrEqual(43);
    expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
    keepSecrets(dataDir, ['restored-secret-0123']);
    expect(generatedSecrets(dataDir)).toEqual(['restored-secret-0123', ...secrets]);
  });
});
