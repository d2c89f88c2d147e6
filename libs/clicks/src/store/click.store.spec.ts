import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureDayPartitions } from '#database';
import { testDatabase, type TestDatabase } from '#testing';
import { ClickStore } from './click.store.js';
import { aNewClick, aUuid, NOON_MS } from '../testing/factories.js';

let test: TestDatabase;
const store = new ClickStore();
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const write = (clicks: Parameters<ClickStore['writeBatch']>[1]) => test.db.transaction((tx) => store.writeBatch(tx, clicks));
const marks = async () => (await test.db.query<{ id: string; n: number }>('SELECT id, n FROM batches ORDER BY id')).rows;

it('writes a batch with its mark and finds every click again', async () => {
  const [a, b] = [aUuid(), aUuid()];
  const full = {
    campaignId: 7,
    offerId: 8,
    creativeId: 1,
    supplyId: 2,
    siteId: 3,
    sourceId: 4,
    referrerId: 5,
    regionId: 6,
    cityId: 7,
    country: 8,
    device: 9,
    os: 10,
    browser: 11,
    language: 12,
    flags: 33,
    subs: [1, null, 3],
  };
  expect(await write([aNewClick(b, full, { ip: '203.0.113.0/24', query: 'a="b"\\{,}&c=\'' }, 12_500n), aNewClick(a)])).toBe(2);
  const found = await store.findByIds(test.db, [a, b, aUuid(), b]);
  expect(found.size).toBe(2);
  expect(found.get(b)).toEqual(aNewClick(b, full).click);
  const { rows } = await test.db.query(
    `SELECT c.cost, c.batch, d.ip, d.query FROM clicks c JOIN click_details d USING (id) WHERE id = $1`,
    [b],
  );
  expect(rows).toEqual([{ cost: '12500', batch: (await marks())[0]?.id, ip: '203.0.113.0/24', query: 'a="b"\\{,}&c=\'' }]);
});

it('leaves no second mark when a batch comes twice, and marks only what is new when batches overlap', async () => {
  const before = (await marks()).length;
  const [a, b, c] = [aUuid(), aUuid(), aUuid()];
  expect(await write([aNewClick(a), aNewClick(b)])).toBe(2);
  expect(await write([aNewClick(b), aNewClick(a)])).toBe(0);
  expect(await write([aNewClick(b), aNewClick(c), aNewClick(c)])).toBe(1);
  expect((await marks()).slice(before).map(({ n }) => n)).toEqual([2, 1]);
});

it('writes overlapping batches from many workers at once, each click once', async () => {
  const before = (await marks()).reduce((sum, { n }) => sum + n, 0);
  const ids = Array.from({ length: 200 }, () => aUuid());
  await Promise.all(
    Array.from({ length: 8 }, (_, i) => write((i % 2 ? ids : [...ids].reverse()).slice(i * 10, i * 10 + 120).map((id) => aNewClick(id)))),
  );
  const all = await store.findByIds(test.db, ids);
  expect((await marks()).reduce((sum, { n }) => sum + n, 0) - before).toBe(all.size);
});

it('finds clicks in a day partition and, for days without one, in the default partition', async () => {
  const [today, old] = [aUuid(), aUuid(NOON_MS - 40 * 86_400_000)];
  await ensureDayPartitions(test.db, new Date(NOON_MS), new Date(NOON_MS));
  await write([aNewClick(today), aNewClick(old)]);
  expect([...(await store.findByIds(test.db, [old, today])).keys()].sort()).toEqual([old, today].sort());
});

it('looks only into the partitions of the ids asked for', async () => {
  await ensureDayPartitions(test.db, new Date(NOON_MS), new Date(NOON_MS + 5 * 86_400_000));
  const plan = await test.db.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN (ANALYZE) SELECT c.id FROM unnest($1::uuid[]) w(id) JOIN clicks c ON c.id = w.id WHERE c.id BETWEEN $2::uuid AND $3::uuid`,
    [[aUuid()], aUuid(NOON_MS - 1_000), aUuid(NOON_MS + 1_000)],
  );
  const text = plan.rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(text).toContain('clicks_p20261122');
  expect(text).not.toContain('clicks_p20261123');
});

it('finds imported ids byte for byte', async () => {
  const id = aUuid();
  await write([aNewClick(id, { campaignId: 3 })]);
  await test.db.query(`INSERT INTO imported_clicks (external_id, click_id) VALUES ($1, $2)`, ['ab+cd/ef==', id]);
  const found = await store.findImported(test.db, ['ab+cd/ef==', 'AB+cd/ef==', 'ab+cd/ef', '', 'nul\u0000', '\ud800']);
  expect([...found.keys()]).toEqual(['ab+cd/ef==']);
  expect(found.get('ab+cd/ef==')).toMatchObject({ id, campaignId: 3 });
});

it('asks nothing of the database for no ids', async () => {
  const nobody = { query: () => Promise.reject(new Error('asked')) };
  expect(
    (await store.findByIds(nobody, [])).size + (await store.findImported(nobody, [])).size + (await store.writeBatch(nobody, [])),
  ).toBe(0);
});
