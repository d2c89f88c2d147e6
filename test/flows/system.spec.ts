import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_KEY, oneProcess } from './one-process.js';

const PATIENT = { timeout: 20_000, interval: 100 };

interface System {
  readonly version: string;
  readonly processes: {
    kind: string;
    alive: boolean;
    pid: number;
    progress: { activity: string; total: number; last_at: string | null }[];
  }[];
  readonly queues: {
    name: string;
    waiting: number;
    failed: number;
    quarantined: number;
    oldest_age_s: number | null;
    checked_at: string;
  }[];
  readonly stores: {
    database: { ok: boolean; trouble: string | null; version: string; settings: { name: string; ok: boolean }[] };
    queue: { kind: string; ok: boolean; may_lose: string | null };
  };
  readonly schema: { version: string; applied: number };
  readonly retention: Record<string, number>;
}

describe('the system as one page', () => {
  let stack: Awaited<ReturnType<typeof oneProcess>>;
  beforeAll(async () => {
    stack = await oneProcess();
  }, 120_000);
  afterAll(() => stack?.stop(), 30_000);

  const ask = async <T>(method: string, path: string, key = ADMIN_KEY): Promise<{ status: number; body: T }> => {
    const answer = await fetch(`${stack.url}/api/v1${path}`, { method, headers: { authorization: `Bearer ${key}` } });
    return { status: answer.status, body: (await answer.json()) as T };
  };
  const system = async () => (await ask<System>('GET', '/system')).body;
  const keyOf = async (role: string, more: object = {}) => {
    const answer = await fetch(`${stack.url}/api/v1/api-keys`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: role, role, ...more }),
    });
    return ((await answer.json()) as { key: string }).key;
  };

  it('names processes, queues, stores, the schema and what is kept how long', async () => {
    await expect
      .poll(async () => (await system()).processes.map(({ kind, alive, pid }) => ({ kind, alive, pid })), PATIENT)
      .toEqual([{ kind: 'standalone', alive: true, pid: process.pid }]);
    await expect.poll(async () => (await system()).queues.every(({ checked_at: checkedAt }) => checkedAt !== null), PATIENT).toBe(true);
    const { queues, stores, schema, retention, version } = await system();
    expect(queues.map(({ name, failed, quarantined }) => ({ name, failed, quarantined }))).toEqual([
      { name: 'clicks', failed: 0, quarantined: 0 },
      { name: 'postbacks', failed: 0, quarantined: 0 },
    ]);
    expect(stores.database.version).toMatch(/^\d\d/);
    // The tests' own database may run with fsync off: then the page says so.
    expect(stores.database.ok).toBe(stores.database.settings.every(({ ok }) => ok));
    expect(stores.database.trouble === null).toBe(stores.database.ok);
    expect(stores.database.settings.map(({ name }) => name)).toEqual(['fsync', 'full_page_writes', 'synchronous_commit']);
    expect(stores.queue).toMatchObject({ kind: 'postgresql', ok: true, may_lose: null });
    expect(schema.applied).toBeGreaterThan(3);
    expect(retention).toEqual({ click_days: 400, click_detail_days: 90, postback_days: 400, postback_raw_days: 30 });
    expect(version).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('shows what a process has done', async () => {
    await fetch(`${stack.url}/postback?click_id=none`);
    await expect
      .poll(async () => {
        const progress = (await system()).processes.flatMap((each) => each.progress);
        return progress.filter(({ total }) => total > 0).map(({ activity }) => activity);
      }, PATIENT)
      .toEqual(expect.arrayContaining(['received postbacks', 'processed postbacks', 'upkeep runs']));
  });

  it('puts quarantined records back into the queue, and says who did it', async () => {
    await stack.database.db.query(
      `INSERT INTO quarantine (id, queue, record, error) VALUES (gen_random_uuid(), 'postbacks', 'L{"id":"not a hit"}', 'once too often')`,
    );
    const { body: jobs } = await ask<{ data: { error: string; records: number; record_ids: string[] }[] }>(
      'GET',
      '/system/queues/postbacks/jobs?state=quarantined',
    );
    expect(jobs.data).toMatchObject([{ error: 'once too often', records: 1, record_ids: ['not a hit'] }]);
    expect((await system()).queues.find(({ name }) => name === 'postbacks')?.quarantined).toBe(1);
    expect(await ask('POST', '/system/queues/postbacks/retry-failed')).toEqual({ status: 200, body: { failed: 0, quarantined: 1 } });
    const { rows } = await stack.database.db.query(`SELECT actor, change FROM audit_log WHERE object_type = 'queue'`);
    expect(rows).toEqual([{ actor: 'key:ADMIN_API_KEY', change: { failed: 0, quarantined: 1 } }]);
    expect((await stack.database.db.query(`SELECT FROM quarantine WHERE error = 'once too often'`)).rowCount).toBe(0);
  });

  it('knows no other queues', async () => {
    const answer = await ask<{ code: string }>('GET', '/system/queues/nope/jobs');
    expect([answer.status, answer.body.code]).toEqual([404, 'queue_not_found']);
  });

  it('is for those who run it: the analyst looks, the advertiser does not', async () => {
    const analyst = await keyOf('analyst');
    expect((await ask('GET', '/system', analyst)).status).toBe(200);
    expect((await ask('POST', '/system/queues/clicks/retry-failed', analyst)).status).toBe(403);
    const advertiser = await keyOf('advertiser', { advertiser_id: 1 });
    expect((await ask('GET', '/system', advertiser)).status).toBe(403);
  });
});
