import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#database';
import { firstUuidAt } from '#kernel';
import { testDatabase, type TestDatabase } from '#testing';
import { FoldStore } from './fold.store.js';
import { FoldTotalsTask } from './fold-totals.task.js';
import { SUM_NAMES } from './sums.js';
import { TOTALS } from './totals-tables.js';

const WRITERS = 3;
const BATCHES = 30;
const ROWS = 40;

describe('the fold', () => {
  let test: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    test = await testDatabase();
    db = test.db;
  });
  afterAll(() => test.close());

  it('counts every row once while batches are written, sent twice, folded side by side and a fold is killed', async () => {
    const folds = [new FoldStore(db), new FoldStore(db)];
    let writing = true;
    let killed = 0;
    let failed = 0;
    const folding = folds.map(async (fold) => {
      while (writing) {
        await fold.foldOldest(300).catch(() => failed++);
        await sleep(2);
      }
    });
    const killing = (async () => {
      while (writing) {
        killed += await killFold(db);
        await sleep(1);
      }
    })();
    await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        for (let batch = 0; batch < BATCHES; batch++) {
          await writeBatch(db, writer * 1_000 + batch);
          // The queue delivers at least once: some batches come again, some at the same time elsewhere.
          if (batch % 3 === 0)
            await Promise.all([writeBatch(db, writer * 1_000 + batch), writeBatch(db, ((writer + 1) % WRITERS) * 1_000 + batch)]);
        }
      }),
    );
    writing = false;
    await Promise.all([...folding, killing]);
    while ((await folds[0]?.foldOldest(1_000_000)) !== 0);

    // A backend can be told twice before it ends, so fewer may have failed.
    expect(killed).toBeGreaterThan(0);
    expect(failed).toBeGreaterThan(0);
    const { rows: raw } = await db.query('SELECT count(*)::int AS clicks, sum(cost)::int AS cost FROM clicks');
    expect(raw[0]?.['clicks']).toBe(WRITERS * BATCHES * ROWS);
    for (const table of TOTALS) {
      const sums = SUM_NAMES.map((name) => `sum(${name})::int AS ${name}`).join(', ');
      const { rows } = await db.query(`SELECT ${sums} FROM ${table.name} WHERE campaign_id > 0 AND base < 2`);
      const all = WRITERS * BATCHES * ROWS;
      expect([table.name, rows[0]]).toEqual([
        table.name,
        {
          clicks: all,
          uniques: 0,
          bots: 0,
          imported: null,
          lander_views: null,
          lander_clicks: null,
          cost: raw[0]?.['cost'] + all,
          pending: 0,
          approved: all,
          rejected: 0,
          revenue: all * 5,
          revenue_approved: all * 5,
          delay_s: 0,
          adjustments: null,
          adjusted: null,
        },
      ]);
      if (!table.account) continue;
      const { rows: account } = await db.query(`SELECT ${sums} FROM ${table.name} WHERE campaign_id = 0 AND base < 2`);
      expect([table.name, account[0]]).toEqual([table.name, rows[0]]);
    }
  });

  it('takes the oldest marks up to its limit, one batch at the least', async () => {
    await db.query('TRUNCATE clicks, conversion_facts, batches');
    for (const batch of [1, 2, 3]) await writeBatch(db, batch);
    const fold = new FoldStore(db);
    expect(await fold.unfolded()).toMatchObject({ batches: 3 });
    expect([await fold.foldOldest(1), await fold.foldOldest(ROWS * 4), await fold.foldOldest(1)]).toEqual([1, 2, 0]);
    expect(await fold.unfolded()).toEqual({ batches: 0, oldestMs: 0 });
  });

  it('folds many batches at once, not each new one by itself while more pour in', async () => {
    await db.query('TRUNCATE clicks, conversion_facts, batches');
    let written = 0;
    let folded = 0;
    class FoldUnderLoad extends FoldStore {
      override async foldOldest(maxRows: number): Promise<number> {
        const batches = await super.foldOldest(maxRows);
        folded++;
        await writeBatch(db, ++written);
        return batches;
      }
    }
    while (written < 40) await writeBatch(db, ++written);
    const folds = new FoldUnderLoad(db);
    await new FoldTotalsTask(folds).run(new AbortController().signal);
    expect(folded).toBe(1);
    expect(await folds.unfolded()).toMatchObject({ batches: 1 });
  });
});

/** One batch as a worker writes it: rows and mark in one transaction, a repeat writes neither. Rows are a function of `number`. */
async function writeBatch(db: Database, number: number): Promise<void> {
  const base = firstUuidAt(Date.parse('2026-11-10T00:00:00Z') + number * 20_000).slice(0, 18);
  const ids = Array.from({ length: ROWS }, (_, at) => `${base}-${String(number).padStart(4, '0')}-${String(at).padStart(12, '0')}`).sort();
  await db.query(
    `WITH mark AS MATERIALIZED (SELECT nextval('batch_ids') AS batch),
     written AS (
       INSERT INTO clicks (id, at, cost, batch, campaign_id, offer_id, creative_id, supply_id, site_id, source_id, referrer_id, region_id, city_id, country, device, os, browser, language, flags)
       SELECT id, '2026-11-10T00:00:00Z'::timestamptz + $2::int * interval '20 s', nth, (SELECT batch FROM mark), 1 + nth % 3, 1, nth % 5, nth % 7, nth, nth % 2, 0, 0, 0, nth % 4, 1, nth % 3, 1, 1, 0
       FROM unnest($1::uuid[]) WITH ORDINALITY u (id, nth) ON CONFLICT DO NOTHING RETURNING *),
     facts AS (
       INSERT INTO conversion_facts (click_id, conversion_id, seq, batch, click_at, at, campaign_id, offer_id, creative_id, supply_id, site_id, source_id, referrer_id, region_id, city_id, event_id,
                                     country, device, os, browser, language, pending, approved, rejected, revenue, revenue_approved, cost, delay_s)
       SELECT id, id, 1, batch, at, at, campaign_id, offer_id, creative_id, supply_id, site_id, source_id, 0, 0, 0, 1, country, device, os, browser, language, 0, 1, 0, 5, 5, 1, 0 FROM written)
     INSERT INTO batches (id, n) SELECT (SELECT batch FROM mark), count(*) FROM written HAVING count(*) > 0`,
    [ids, number],
  );
}

/** Ends the backend of a fold that is at its statement; returns how many. */
async function killFold(db: Database): Promise<number> {
  const { rows } = await db.query<{ ended: boolean }>(
    `SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE 'WITH taken AS (DELETE FROM batches%' AND random() < 0.2`,
  );
  return rows.length;
}
