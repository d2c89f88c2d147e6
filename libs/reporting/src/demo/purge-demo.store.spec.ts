import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLICK_FLAG } from '#clicks';
import { testDatabase, type TestDatabase } from '#testing';
import { FoldStore } from '../totals/fold.store.js';
import { PackStore } from '../totals/pack.store.js';
import { heldRows } from '../totals/packed.sql.js';
import { SUM_NAMES } from '../totals/sums.js';
import { PurgeDemoStore } from './purge-demo.store.js';
import { aClick, aFact, writeCampaign, writeRows } from '../query/testing/raw-rows.factory.js';
import { TOTALS } from '../totals/totals-tables.js';

const AT = '2026-11-10T12:00:00Z';
const REAL = { campaign: 1, offer: 1, supply_id: 's1', country: 'ES', os: 'a' };
const DEMO = { campaign: 2, offer: 2, supply_id: 's1', country: 'ES', os: 'a' };

describe('taking the demo away', () => {
  let test: TestDatabase;

  /** every group of totals that says more than nothing, packed or not */
  async function totals(): Promise<string[]> {
    const all: string[] = [];
    for (const table of TOTALS) {
      const keys = ['campaign_id', ...table.keys, 'base'];
      const groups = ['bucket', ...keys].join(', ');
      const sums = SUM_NAMES.map((name) => `nullif(sum(${name}), 0) AS ${name}`).join(', ');
      const { rows } = await test.db.query<{ row: string }>(
        `SELECT t::text AS row FROM (SELECT ${groups}, ${sums} FROM ${heldRows(table, { keys, sums: SUM_NAMES, conditions: ['true'] })} GROUP BY ${groups}) t
          WHERE coalesce(clicks, pending, approved, rejected) <> 0 ORDER BY 1`,
      );
      all.push(...rows.map(({ row }) => `${table.name} ${row}`));
    }
    return all;
  }

  beforeAll(async () => {
    test = await testDatabase();
    await writeCampaign(test.db, 1);
    await writeCampaign(test.db, 2);
    await test.db.query(
      `UPDATE campaigns SET created_at = $1, tags = CASE id WHEN 2 THEN ARRAY['demo', 'x'] ELSE ARRAY['demonstration'] END`,
      [AT],
    );
  });
  afterAll(() => test.close());

  it('leaves totals, rows and settings as if the demo had never been', async () => {
    await writeRows(test.db, { clicks: [aClick({ ...REAL, costMicros: 10 })], facts: [aFact(REAL)] });
    await new FoldStore(test.db).foldOldest(1_000);
    const withoutDemo = await totals();
    await writeRows(test.db, {
      clicks: [aClick({ ...DEMO, costMicros: 7 }), aClick(DEMO)],
      facts: [aFact(DEMO), aFact({ ...DEMO, approved: 0, pending: 1 })],
    });
    await new FoldStore(test.db).foldOldest(1_000);
    expect(await totals()).not.toEqual(withoutDemo);
    // Batches that no fold has seen; imported clicks are older than their campaign, and no tracker issued them.
    const imported = { ...DEMO, flags: CLICK_FLAG.imported };
    await writeRows(test.db, { clicks: [aClick({ ...imported, at: '2026-10-02T09:00:00Z' })], facts: [] });
    await new FoldStore(test.db).foldOldest(1_000);
    await writeRows(test.db, { clicks: [aClick(DEMO), aClick({ ...imported, at: '2026-09-05T09:00:00Z' })], facts: [] });
    await writeHits();

    const packs = new PackStore(test.db);
    for (const day of await packs.looseDays(Date.now(), 1)) await packs.pack(day);

    expect(await new PurgeDemoStore(test.db).purge()).toEqual({ campaigns: 1, clicks: 5, postbacks: 2, conversions: 0 });
    await new FoldStore(test.db).foldOldest(1_000);

    expect(await totals()).toEqual(withoutDemo);
    const left = await test.db
      .query(`SELECT (SELECT count(*) FROM clicks)::int AS clicks, (SELECT count(*) FROM conversion_facts)::int AS facts,
      (SELECT array_agg(id) FROM campaigns) AS campaigns, (SELECT count(*) FROM offers)::int AS offers, (SELECT count(*) FROM postback_sources)::int AS sources,
      (SELECT count(*) FROM advertisers)::int AS advertisers, (SELECT count(*) FROM postbacks)::int AS hits, (SELECT count(*) FROM postback_raws)::int AS raws`);
    expect(left.rows).toEqual([{ clicks: 1, facts: 1, campaigns: [1], offers: 1, sources: 1, advertisers: 1, hits: 1, raws: 1 }]);
  });

  it('gives the removed clicks and hits back to the count of the edge', async () => {
    const { rows } = await test.db.query('SELECT name, sum(n)::int AS n FROM edge_counters GROUP BY name ORDER BY name');
    expect(rows).toEqual([
      { name: 'clicks_issued', n: -3 },
      { name: 'postbacks_received', n: -2 },
    ]);
  });

  it('has nothing to do the second time', async () => {
    expect(await new PurgeDemoStore(test.db).purge()).toEqual({ campaigns: 0, clicks: 0, postbacks: 0, conversions: 0 });
  });

  it('keeps the hits of a source that other campaigns use as well', async () => {
    await writeCampaign(test.db, 3);
    await test.db.query(`UPDATE campaigns SET created_at = $1, tags = '{demo}', source_id = 1, advertiser_id = 1 WHERE id = 3`, [AT]);
    expect(await new PurgeDemoStore(test.db).purge()).toEqual({ campaigns: 1, clicks: 0, postbacks: 0, conversions: 0 });
    const { rows } = await test.db.query(
      'SELECT source_id, (SELECT count(*) FROM postback_sources WHERE id = 1)::int AS sources FROM postbacks',
    );
    expect(rows).toEqual([{ source_id: 1, sources: 1 }]);
  });

  /** One hit on the demo's campaign, one that only named its source, one of somebody else. */
  async function writeHits(): Promise<void> {
    await test.db.query(
      `WITH hits AS (
         INSERT INTO postbacks (id, received_at, outcome, campaign_id, source_id)
         SELECT ('01a1c554-5200-0000-0000-00000000000' || n)::uuid, $1, 'rejected', campaign, source FROM (VALUES (1, 2, NULL), (2, NULL, 2), (3, 1, 1)) v (n, campaign, source)
         RETURNING id)
       INSERT INTO postback_raws (id, method, route, url, headers) SELECT id, 'GET', '/postback', '/postback', '{}' FROM hits`,
      [AT],
    );
  }
});
