import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstUuidAt } from '#kernel';
import { Metrics } from '#observability';
import { testDatabase, type TestDatabase } from '#testing';
import { CheckLedgerTask } from './check-ledger.task.js';
import { Ledger } from './ledger.service.js';
import { LedgerStore } from './ledger.store.js';

describe('the ledger check', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
    await test.db.query(
      `INSERT INTO edge_counters (run_id, day, name, campaign_id, n) VALUES (gen_random_uuid(), '2026-11-10', 'postbacks_received', 0, 2), (gen_random_uuid(), '2026-11-11', 'postbacks_received', 0, 5)`,
    );
    const at = Date.parse('2026-11-10T12:00:00Z');
    await test.db.query(`INSERT INTO postbacks (id, received_at, outcome) VALUES ($1, $2, 'accepted')`, [firstUuidAt(at), new Date(at)]);
  });
  afterAll(() => test.close());

  it('reports closed days that do not add up, in its answer and as metrics, and leaves open days alone', async () => {
    const metrics = new Metrics();
    const task = new CheckLedgerTask(new Ledger(new LedgerStore(test.db)), metrics);
    const off = await task.check(Date.parse('2026-11-12T00:10:00Z'));
    expect(off).toMatchObject([{ day: '2026-11-10', postbacks: { received: 2, accepted: 1, difference: 1, balanced: false } }]);
    expect(await metrics.registry.metrics()).toContain('rebound_ledger_difference{flow="postbacks"} 1');
    expect((await task.check(Date.parse('2026-11-12T00:20:00Z'))).map(({ day }) => day)).toEqual(['2026-11-10', '2026-11-11']);
    const text = await metrics.registry.metrics();
    expect(text).toContain('rebound_ledger_days_unbalanced{flow="postbacks"} 2');
    expect(text).toContain('rebound_ledger_days_unbalanced{flow="clicks"} 0');
    metrics.onApplicationShutdown();
  });

  it('shouts about a loss on an open day when it is still there at the next run, and tells today part by part', async () => {
    const metrics = new Metrics();
    const nowMs = Date.parse('2026-11-14T12:00:00Z');
    await test.db.query(
      `INSERT INTO edge_counters (run_id, day, name, campaign_id, n) VALUES (gen_random_uuid(), '2026-11-14', 'postbacks_received', 0, 4), (gen_random_uuid(), '2026-11-14', 'clicks_issued', 1, 1)`,
    );
    const lying = [firstUuidAt(nowMs - 60_000), firstUuidAt(nowMs - 50_000)];
    const queues = { unfinishedIds: (queue: string) => Promise.resolve(queue === 'postbacks' ? lying : [firstUuidAt(nowMs)]) };
    const task = new CheckLedgerTask(new Ledger(new LedgerStore(test.db), queues), metrics);
    expect((await task.check(nowMs)).map(({ day }) => day)).not.toContain('2026-11-14');
    expect((await task.check(nowMs + 300_000)).at(-1)).toMatchObject({
      day: '2026-11-14',
      postbacks: { received: 4, pending: 2, difference: 2, balanced: false, pending_measured: true },
      clicks: { issued: 1, pending: 1, balanced: true },
    });
    const text = await metrics.registry.metrics();
    expect(text).toContain('rebound_ledger_records{flow="postbacks",day="today",part="pending"} 2');
    expect(text).toContain('rebound_ledger_records{flow="postbacks",day="today",part="difference"} 2');
    metrics.onApplicationShutdown();
  });
});
