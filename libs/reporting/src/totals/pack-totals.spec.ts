import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureDayPartitions } from '#database';
import { testDatabase, type TestDatabase } from '#testing';
import { aClick, aFact, writeCampaign, writeRows } from '../query/testing/raw-rows.factory.js';
import { FoldStore } from './fold.store.js';
import { PackStore } from './pack.store.js';
import { PackTotalsTask } from './pack-totals.task.js';

const DAY_MS = 86_400_000;
const never = new AbortController().signal;

describe('closed days of totals', () => {
  let test: TestDatabase;
  let task: PackTotalsTask;
  let folds: FoldStore;
  const closedMs = Math.floor(Date.now() / DAY_MS) * DAY_MS - 5 * DAY_MS;
  beforeAll(async () => {
    test = await testDatabase();
    await writeCampaign(test.db, 1);
    folds = new FoldStore(test.db);
    task = new PackTotalsTask(new PackStore(test.db), folds);
    await ensureDayPartitions(test.db, new Date(closedMs), new Date(closedMs));
  });
  afterAll(() => test.close());
  const fold = async () => {
    while ((await folds.foldOldest(100_000)) > 0);
  };
  const counts = async () => {
    const { rows } = await test.db.query<{ loose: number; packed: number; clicks: number; approved: number }>(
      `SELECT (SELECT count(*)::int FROM totals_supply) AS loose, (SELECT sum(cardinality(supply_id))::int FROM totals_supply_packed) AS packed,
         (SELECT sum(n)::int FROM (SELECT unnest(clicks) AS n FROM totals_supply_packed WHERE campaign_id = 0) c) AS clicks,
         (SELECT sum(n)::int FROM (SELECT unnest(approved) AS n FROM totals_supply_packed WHERE campaign_id = 0 AND base = 1) c) AS approved`,
    );
    return rows[0];
  };

  it('are packed once there are enough rows, and again when as many have come late', async () => {
    const write = (from: number, count: number, atMs: number) =>
      writeRows(test.db, {
        clicks: Array.from({ length: count }, (_, at) => aClick({ atMs, supply_id: `s${from + at}` })),
        facts: [aFact({ clickAtMs: atMs, atMs, supply_id: `s${from}`, approved: 1 })],
      });
    await write(0, 600, closedMs);
    await write(0, 600, Date.now());
    await fold();
    await task.run(never);
    // Each of 600 sources has a row of the campaign and one of the account; two conversions' bases of each are another four.
    expect(await counts()).toMatchObject({ loose: 1_204, packed: 1_204, clicks: 600, approved: 1 });
    await write(0, 600, closedMs);
    await fold();
    expect(await counts()).toMatchObject({ loose: 2_408, packed: 1_204, clicks: 600 });
    await task.run(never);
    expect(await counts()).toMatchObject({ loose: 1_204, packed: 1_204, clicks: 1_200, approved: 2 });
  });

  it('have their pairs counted, but not while a fold is behind', async () => {
    const pairs = async () =>
      (await test.db.query<{ n: number }>('SELECT count(DISTINCT bucket)::int AS n FROM totals_pair_packed')).rows[0]?.n;
    expect(await pairs()).toBe(1);
    await test.db.query('DELETE FROM totals_pair_packed');
    await test.db.query(`INSERT INTO batches (id, n, at) VALUES (nextval('batch_ids'), 1, now() - interval '2 minutes')`);
    await task.run(never);
    expect(await pairs()).toBe(0);
    await test.db.query('DELETE FROM batches');
    await task.run(never);
    expect(await pairs()).toBe(1);
  });
});
