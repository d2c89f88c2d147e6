import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureDayPartitions } from '#database';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { FoldStore } from '../totals/fold.store.js';
import { aClick, writeCampaign, writeRows } from '../query/testing/raw-rows.factory.js';
import { ClusterDaysTask } from './cluster-days.task.js';
import { DropOldDaysTask } from './drop-old-days.task.js';
import { keptSince, totalsKeptSince } from './keep-partitions.js';
import { PartitionUpkeepStore } from './partition-upkeep.store.js';

const DAY_MS = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY_MS);
const never = new AbortController().signal;

describe('how long days are kept', () => {
  it('never drops a click that may still be attributed', () => {
    const days = { clicks: 7, click_details: 1, postbacks: 7, postback_raws: 1 };
    const since = keptSince(days, { nowMs: Date.parse('2026-11-22T15:00:00Z'), longestWindowDays: 30 });
    expect(new Date(since.clicks).toISOString()).toBe('2026-10-22T00:00:00.000Z');
    expect(new Date(since.click_details).toISOString()).toBe('2026-11-21T00:00:00.000Z');
  });

  it('keeps totals at the least as long as the clicks they count', () => {
    const nowMs = Date.parse('2026-11-22T15:00:00Z');
    const clicksSince = Date.parse('2026-10-22T00:00:00Z');
    expect(new Date(totalsKeptSince(30, clicksSince, nowMs)).toISOString()).toBe('2026-10-22T00:00:00.000Z');
    expect(new Date(totalsKeptSince(60, clicksSince, nowMs)).toISOString()).toBe('2026-09-23T00:00:00.000Z');
  });
});

describe('days of clicks and postbacks', () => {
  let test: TestDatabase;
  let store: PartitionUpkeepStore;
  beforeAll(async () => {
    test = await testDatabase();
    store = new PartitionUpkeepStore(test.db);
    await writeCampaign(test.db, 1);
  });
  afterAll(() => test.close());
  const names = async (table: string) =>
    (await store.partitions())
      .filter((each) => each.table === table)
      .map(({ dayMs }) => Math.floor((Date.now() - dayMs) / DAY_MS))
      .filter((age) => age > 3);

  it('are dropped when over their retention, each table by its own; strays of old imports too', async () => {
    for (const days of [50, 40, 20, 0]) await ensureDayPartitions(test.db, ago(days), ago(days));
    await writeRows(test.db, { clicks: [aClick({ atMs: ago(60).getTime() }), aClick({ atMs: ago(5).getTime() })] });
    await new FoldStore(test.db).foldOldest(1_000);
    const settings = testSettings({
      RETENTION_CLICK_DAYS: 7,
      RETENTION_CLICK_DETAIL_DAYS: 10,
      RETENTION_POSTBACK_DAYS: 45,
      RETENTION_POSTBACK_RAW_DAYS: 1,
    });
    await new DropOldDaysTask(store, settings).run(never);
    // Campaign 1 attributes for 30 days.
    expect([await names('clicks'), await names('click_details'), await names('postbacks'), await names('postback_raws')]).toEqual([
      [20],
      [],
      [40, 20],
      [],
    ]);
    const { rows } = await test.db.query<{ n: string; total: string }>(
      'SELECT (SELECT count(*) FROM clicks) AS n, (SELECT sum(clicks) FROM totals_day WHERE campaign_id = 0) AS total',
    );
    expect(rows).toEqual([{ n: '1', total: '2' }]);
  });

  it('lose their totals when these are over their own retention', async () => {
    await test.db.query(
      `INSERT INTO totals_day (campaign_id, bucket, base, clicks) VALUES (0, current_date - 100, 0, 1), (0, current_date - 10, 0, 1);
       INSERT INTO totals_time (campaign_id, bucket, base, clicks) VALUES (1, now() - interval '100 days', 0, 1), (1, now() - interval '10 days', 0, 1)`,
    );
    const ages = async () => {
      const { rows } = await test.db.query<{ n: number }>(
        `SELECT (SELECT count(*)::int FROM totals_day WHERE bucket < current_date - 90) + (SELECT count(*)::int FROM totals_time WHERE bucket < now() - interval '90 days') AS n`,
      );
      return rows[0]?.n;
    };
    await new DropOldDaysTask(store, testSettings({ RETENTION_TOTALS_DAYS: 30 })).run(never);
    // Clicks are kept for 400 days, so their totals are too.
    expect(await ages()).toBe(2);
    await new DropOldDaysTask(store, testSettings({ RETENTION_TOTALS_DAYS: 30, RETENTION_CLICK_DAYS: 7 })).run(never);
    expect(await ages()).toBe(0);
    const { rows } = await test.db.query('SELECT count(*)::int AS n FROM totals_time');
    expect(rows[0]?.['n']).toBeGreaterThan(0);
  });

  it('keep their clicks while totals do not hold them', async () => {
    await ensureDayPartitions(test.db, ago(300), ago(300));
    await test.db.query(`INSERT INTO batches (id, n, at) VALUES (nextval('batch_ids'), 1, now() - interval '2 days')`);
    await new DropOldDaysTask(store, testSettings()).run(never);
    expect(await names('clicks')).toContain(300);
    expect(await names('postback_raws')).not.toContain(300);
    await test.db.query('DELETE FROM batches');
  });

  it('are put in the order of campaigns once closed, and left alone while in use', async () => {
    const closed = ago(3);
    await ensureDayPartitions(test.db, closed, closed);
    await writeRows(test.db, { clicks: Array.from({ length: 60 }, (_, at) => aClick({ atMs: closed.getTime(), campaign: (at % 3) + 1 })) });
    const name = `clicks_p${closed.toISOString().slice(0, 10).replaceAll('-', '')}`;
    const task = new ClusterDaysTask(store);
    // Other days are there too: those made with the schema and with the tests before.
    const all: (string | undefined)[] = [];
    do all.push(await task.clusterOne(Date.now()));
    while (all.at(-1) !== undefined);
    expect(all).toContain(name);
    await test.db.query(`COMMENT ON TABLE ${name} IS NULL`);
    await test.db.transaction(async (tx) => {
      await tx.query(`SELECT count(*) FROM ${name}`);
      expect(await task.clusterOne(Date.now())).toBeUndefined();
    });
    expect(await task.clusterOne(Date.now())).toBe(name);
    const { rows } = await test.db.query<{ campaign_id: number }>(`SELECT campaign_id FROM ${name} ORDER BY ctid`);
    expect(rows.map((row) => row.campaign_id)).toEqual([
      ...Array<number>(20).fill(1),
      ...Array<number>(20).fill(2),
      ...Array<number>(20).fill(3),
    ]);
    expect(await task.clusterOne(Date.now())).toBeUndefined();
  });
});
