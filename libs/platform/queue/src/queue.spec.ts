import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from '#config';
import { testDatabase, testRedis, type TestDatabase } from '#testing';
import { encodeBatch } from './doors/batch-text.js';
import { EdgeCounters } from './edge-counters.js';
import { migrateQueueBackend } from './stores/migrate-queue-backend.js';
import { QueueStatus } from './queue-status.js';
import { QUEUE_STORES, queueApp, stored, until, type QueueApp } from './testing/queue-app.js';

describe.each(QUEUE_STORES)('the queue on %s', (kind) => {
  let database: TestDatabase;
  let redis: { url: string; close(): Promise<void> } | undefined;
  const apps: QueueApp[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    await migrateQueueBackend(database.url);
    if (kind === 'redis') redis = await testRedis();
  });
  afterEach(async () => {
    for (const app of apps.splice(0)) await app.close();
  });
  afterAll(async () => {
    await redis?.close();
    await database.close();
  });

  const settings = (): Partial<Settings> => ({ DATABASE_URL: database.url, REDIS_URL: redis?.url });
  const open = async (sides?: readonly ('producer' | 'worker')[], overrides: Partial<Settings> = {}): Promise<QueueApp> => {
    const app = await queueApp({ ...settings(), ...overrides }, sides);
    apps.push(app);
    return app;
  };
  const quarantined = async () => (await database.db.query<{ record: string; error: string }>('SELECT record, error FROM quarantine')).rows;

  it('hands a published record to the handler', async () => {
    const app = await open();
    await stored(app.publisher('postbacks'), '{"n":1}');
    await until('handled', () => app.desk.handled.length > 0);
    // At least once: a batch that a slow store took late may be in both doors.
    expect(new Set(app.desk.handled)).toEqual(new Set(['{"n":1}']));
  });

  it('gathers what arrives together into few batches', async () => {
    const app = await open();
    const records = Array.from({ length: 1_200 }, (_, n) => JSON.stringify({ n }));
    const publisher = app.publisher('postbacks');
    await Promise.all(records.map((record) => stored(publisher, record)));
    await until('all handled', () => new Set(app.desk.handled).size === 1_200);
    expect([...new Set(app.desk.handled)].sort()).toEqual([...records].sort());
    // Three where the stores are quick; some more where they are not.
    expect(app.desk.calls.length).toBeLessThan(30);
  });

  it('carries NUL, lone surrogates and line feeds unharmed', async () => {
    const app = await open();
    const records = [JSON.stringify({ text: 'a\0b \ud800 \n' }), 'raw \0 \udfff \n text', '{"emoji":"🙂"}'];
    await Promise.all(records.map((record) => stored(app.publisher('postbacks'), record)));
    await until('handled', () => new Set(app.desk.handled).size >= 3);
    expect(new Set(app.desk.handled)).toEqual(new Set(records));
  });

  it('puts a poison record aside and processes the others', async () => {
    const app = await open();
    app.desk.onRecords = (records) => {
      if (records.includes('"poison"')) throw new Error('cannot read this');
    };
    const records = Array.from({ length: 40 }, (_, n) => (n === 17 ? '"poison"' : `${n}`));
    await Promise.all(records.map((record) => stored(app.publisher('postbacks'), record)));
    await until('quarantined', async () => (await quarantined()).length > 0);
    await until('the others handled', () => new Set(app.desk.handled).size >= 39);
    expect((await quarantined())[0]).toEqual({ record: encodeBatch(['"poison"']), error: 'Error: cannot read this' });
    expect(new Set((await quarantined()).map(({ record }) => record)).size).toBe(1);
    expect(new Set(app.desk.handled)).toEqual(new Set(records.filter((record) => record !== '"poison"')));
  });

  it('waits for the database instead of blaming records', async () => {
    const app = await open();
    let calls = 0;
    app.desk.onRecords = () => {
      if (++calls <= 3) throw Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' });
    };
    const before = (await quarantined()).length;
    await stored(app.publisher('postbacks'), '"patient"');
    await until('handled', () => app.desk.handled.length > 0);
    expect(calls).toBeGreaterThanOrEqual(4);
    expect((await quarantined()).length).toBe(before);
  });

  it('sweeps the second door', async () => {
    const app = await open();
    await database.db.query(
      `INSERT INTO inbox (id, queue, payload, stored_at) VALUES (gen_random_uuid(), 'postbacks', $1, now() - interval '1 s'), (gen_random_uuid(), 'postbacks', $2, now())`,
      ['L1\n2', 'L3'],
    );
    await until('swept', () => new Set(app.desk.handled).size === 3);
    expect([...new Set(app.desk.handled)]).toEqual(['1', '2', '3']);
    await until('deleted', async () => (await database.db.query('SELECT 1 FROM inbox')).rowCount === 0);
  });

  it('leaves a queue alone that WORKER_QUEUES does not name', async () => {
    const idle = await open(['producer', 'worker'], { WORKER_QUEUES: ['clicks'] });
    await stored(idle.publisher('postbacks'), '"for another"');
    const status = idle.get(QueueStatus);
    await until('counted as waiting', async () => {
      await status.refresh();
      return (status.of('postbacks')?.waiting ?? 0) > 0;
    });
    expect(idle.desk.handled).toEqual([]);
    const other = await open(['worker'], { WORKER_QUEUES: ['postbacks'] });
    await until('taken by the other', () => other.desk.handled.length > 0);
  });

  it('writes edge counters cumulatively, once per run', async () => {
    const app = await open(['producer']);
    const counters = app.get(EdgeCounters);
    counters.add('clicks_issued', 7);
    await counters.flush();
    counters.add('clicks_issued', 7, 2);
    counters.add('postbacks_received');
    await counters.flush();
    const { rows } = await database.db.query('SELECT name, campaign_id, n FROM edge_counters ORDER BY name');
    expect(rows).toEqual([
      { name: 'clicks_issued', campaign_id: 7, n: '3' },
      { name: 'postbacks_received', campaign_id: 0, n: '1' },
    ]);
  });

  it('is ready once its stores answer', async () => {
    const app = await open();
    let reasons = ['not asked yet'];
    await until('ready', async () => (reasons = await app.readiness()).length === 0);
    expect(reasons).toEqual([]);
  });
});
