import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, testDatabase, type TestDatabase } from '#testing';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Sent in every place where a secret may stand; must not come out anywhere. */
const CANARY = 'canary-7f3d9b1c5e';
const ADMIN_KEY = `admin-key-${CANARY}`;
const SECRET = `signing-secret-${CANARY}`;

let database: TestDatabase;
let child: ChildProcess;
let base: string;
let output = '';
const folder = mkdtempSync(join(tmpdir(), 'rebound-canary-'));

beforeAll(async () => {
  database = await testDatabase();
  const port = await freePort();
  base = `http://127.0.0.1:${port}`;
  child = spawn(process.execPath, [join(ROOT, 'dist/apps/standalone/src/main.js')], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: database.url,
      SECRETS: SECRET,
      ADMIN_API_KEY: ADMIN_KEY,
      ADMIN_PASSWORD: `password-${CANARY}`,
      METRICS_TOKEN: `metrics-${CANARY}`,
      PUBLIC_URL: base,
      DATA_DIR: folder,
      PORT: String(port),
      LOG_LEVEL: 'trace',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  for (const until = Date.now() + 45_000; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 100))) {
    if (
      await fetch(`${base}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return;
  }
  throw new Error(`not ready:\n${output}`);
});
afterAll(async () => {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('secrets', () => {
  it('are in no line of the log, no metric and no error answer, whatever request carried them', async () => {
    const bearer = { authorization: `Bearer ${CANARY}` };
    const json = { 'content-type': 'application/json' };
    const answers = await Promise.all([
      fetch(`${base}/postback?click_id=x&token=${CANARY}&sig=${CANARY}&password=${CANARY}`, {
        headers: { ...bearer, cookie: `session=${CANARY}` },
      }),
      fetch(`${base}/api/v1/campaigns`, { headers: bearer }),
      fetch(`${base}/api/v1/campaigns?limit=${CANARY}`, { headers: { authorization: `Bearer ${ADMIN_KEY}` } }),
      fetch(`${base}/metrics`, { headers: bearer }),
      fetch(`${base}/api/v1/session`, {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ email: 'admin@localhost', password: CANARY }),
      }),
      fetch(`${base}/api/v1/session`, { method: 'POST', headers: json, body: `{"password":"${CANARY}"` }),
      fetch(`${base}/api/v1/users`, {
        method: 'POST',
        headers: { ...json, authorization: `Bearer ${ADMIN_KEY}` },
        body: JSON.stringify({ email: 'no address', password: `long-enough-${CANARY}`, role: 'none' }),
      }),
      fetch(`${base}/metrics`, { headers: { authorization: `Bearer metrics-${CANARY}` } }),
      fetch(`${base}/api/v1/audit-log`, { headers: { authorization: `Bearer ${ADMIN_KEY}` } }),
      fetch(`${base}/api/v1/ledger`, { headers: { authorization: `Bearer ${ADMIN_KEY}` } }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 401, 400, 401, 401, 400, 400, 200, 200, 200]);
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(bodies.filter((body) => body.includes(CANARY))).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(output.split('\n').filter((line) => line.includes(CANARY))).toEqual([]);
    expect(output.length).toBeGreaterThan(200);
  });

  it('nor can a request write a line of the log, or colour one', async () => {
    const forged = '%0d%0a%7B%22level%22:30,%22msg%22:%22FORGED%22%7D%1b[31m%00';
    const hostile = { 'user-agent': 'a\tFORGED \u009b31m', referer: 'http://x.example/%0aFORGED' };
    for (const path of [`/c/${forged}`, `/postback?click_id=${forged}`, `/api/v1/campaigns/${forged}`, `/nowhere${forged}`])
      await fetch(`${base}${path}`, { headers: hostile, redirect: 'manual' });
    await fetch(`${base}/api/v1/session`, {
      method: 'POST',
      headers: { ...hostile, 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'a\r\n{"msg":"FORGED"}', password: '\u001b[31mFORGED' }),
    });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const lines = output.split('\n').filter((line) => line.includes('FORGED'));
    // Whoever reads the log line by line gets objects of ours, none that begins where a request wanted it to.
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
    expect(lines.map((line) => (JSON.parse(line) as { msg?: string }).msg).filter((msg) => msg === 'FORGED')).toEqual([]);
    expect(output.match(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/)).toBeNull();
  });

  it('are kept as hashes: neither API key, password nor session stands in the database', async () => {
    const { rows } = await database.db.query<{ found: string }>(
      `SELECT table_name || '.' || column_name AS found FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name IN ('api_keys', 'users', 'sessions') AND data_type IN ('text', 'bytea', 'jsonb')`,
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const { found } of rows) {
      const [table, column] = found.split('.');
      const { rows: hits } = await database.db.query(`SELECT 1 FROM ${table} WHERE ${column}::text LIKE '%' || $1 || '%'`, [CANARY]);
      expect([found, hits.length]).toEqual([found, 0]);
    }
  });
});
