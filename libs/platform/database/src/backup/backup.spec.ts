import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPostgresBackend, withBackend } from 'bullmq';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstUuidAt } from '#kernel';
import { emptyDatabase, testDatabase, type TestDatabase } from '#testing';
import type { Queryable } from '../database.js';
import { runMigrations } from '../run-migrations.js';
import { writeBackup } from './backup.store.js';
import { readBackupHeader, restoreBackup } from './restore.store.js';

const DAY = Date.parse('2030-03-04T00:00:00Z');

/** Sums that any lost, doubled or changed row would move. */
async function figures(db: Queryable) {
  const { rows } = await db.query(`
    SELECT (SELECT count(*) FROM clicks)::int AS clicks, (SELECT sum(cost) FROM clicks)::int AS cost, (SELECT count(*) FROM clicks_default)::int AS undated,
      (SELECT string_agg(name || '/' || key || '/' || tags::text, ',' ORDER BY c.id) FROM campaigns c) AS campaigns,
      (SELECT sum(payout) FROM offers)::text AS payout, (SELECT md5(string_agg(url, E'\\n' ORDER BY id)) FROM offers) AS urls,
      (SELECT count(*) FROM inbox)::int AS inbox, (SELECT last_value FROM batch_ids)::int AS batch`);
  return rows[0];
}

async function fill(db: Queryable): Promise<void> {
  await db.query(`INSERT INTO advertisers (name) VALUES ('Zoë''s \\N shop' || E'\\n\\t\\\\')`);
  await db.query(`INSERT INTO postback_sources (key, advertiser_id, name) VALUES ('src', 1, 's')`);
  await db.query(
    `INSERT INTO campaigns (key, name, advertiser_id, source_id, currency, tags) VALUES ('k1', 'Spring', 1, 1, 'USD', '{demo,"a b"}')`,
  );
  await db.query(
    `INSERT INTO offers (campaign_id, position, url, payout, currency) VALUES (1, 0, 'http://a.example/?x=' || E'\\r\\n"', 9007199254740993, 'USD')`,
  );
  await db.query(
    `INSERT INTO clicks (id, at, cost, batch, campaign_id, offer_id, creative_id, supply_id, site_id, source_id, referrer_id, region_id, city_id, country, device, os, browser, language, flags)
     SELECT (to_char(n, 'FM00000000') || substr($1, 9))::uuid, now(), n, nextval('batch_ids'), 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM generate_series(1, 1000) AS n`,
    [firstUuidAt(DAY)],
  );
  await db.query(
    `INSERT INTO clicks (id, at, cost, batch, campaign_id, offer_id, creative_id, supply_id, site_id, source_id, referrer_id, region_id, city_id, country, device, os, browser, language, flags)
     VALUES ($1, now(), 7, nextval('batch_ids'), 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)`,
    [firstUuidAt(Date.now())],
  );
}

describe('backup and restore', () => {
  let test: TestDatabase;
  let folder: string;
  let file: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rebound-backup-'));
    file = join(folder, 'a.backup.gz');
    test = await testDatabase();
    await fill(test.db);
    const { Queue } = withBackend(createPostgresBackend);
    const queue = new Queue('postbacks', { connection: { connectionString: test.url, schema: 'bullmq', migrate: true, max: 2 } });
    await queue.add('batch', 'L{"hit":1}\n{"hit":"ü\\n"}');
    await queue.close();
    await writeBackup({ databaseUrl: test.url, file, productVersion: '9.9.9', secrets: ['kept-secret'] });
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await test.close();
  });

  async function inFreshDatabase(use: (url: string, client: pg.Client) => Promise<void>): Promise<void> {
    const empty = await emptyDatabase();
    const client = new pg.Client({ connectionString: empty.url });
    try {
      await runMigrations(empty.url);
      await client.connect();
      await use(empty.url, client);
    } finally {
      await client.end();
      await empty.close();
    }
  }

  it("brings every row, day and sequence into another database, and the queue's unfinished batches as inbox rows", async () => {
    await inFreshDatabase(async (url, client) => {
      await restoreBackup({ databaseUrl: url, file, force: false });
      const before = await figures(test.db);
      expect(await figures(client)).toEqual({ ...before, inbox: 1 });
      expect(before).toMatchObject({ clicks: 1001, cost: 500_507, payout: '9007199254740993', batch: 1001 });
      const inbox = await client.query(`SELECT queue, payload FROM inbox`);
      expect(inbox.rows).toEqual([{ queue: 'postbacks', payload: 'L{"hit":1}\n{"hit":"ü\\n"}' }]);
      const next = await client.query<{ id: number }>(`INSERT INTO advertisers (name) VALUES ('next') RETURNING id`);
      expect(next.rows[0]?.id).toBe(2);
    });
  });

  it('refuses a database that holds data, and replaces it when forced', async () => {
    await inFreshDatabase(async (url, client) => {
      await client.query(`INSERT INTO advertisers (name) VALUES ('mine')`);
      await expect(restoreBackup({ databaseUrl: url, file, force: false })).rejects.toThrow(
        'The database already holds data (table advertisers). Restore into an empty one, or add --force',
      );
      await restoreBackup({ databaseUrl: url, file, force: true });
      expect((await client.query(`SELECT count(*)::int AS n FROM advertisers WHERE name = 'mine'`)).rows).toEqual([{ n: 0 }]);
    });
  });

  it('changes nothing when the file is cut off', async () => {
    const whole = readFileSync(file);
    const cut = join(folder, 'cut.backup.gz');
    writeFileSync(cut, whole.subarray(0, whole.length - 200));
    await inFreshDatabase(async (url, client) => {
      await expect(restoreBackup({ databaseUrl: url, file: cut, force: false })).rejects.toThrow(/cut off/);
      expect(await figures(client)).toMatchObject({ clicks: 0, campaigns: null });
    });
  });

  it('says when a file is no backup at all', async () => {
    const other = join(folder, 'other.txt');
    writeFileSync(other, 'hello');
    await expect(readBackupHeader(other)).rejects.toThrow('This is not a Rebound backup.');
  });

  it('describes itself, and is readable for its owner only', async () => {
    const header = await readBackupHeader(file);
    expect(header).toMatchObject({ product_version: '9.9.9', secrets: ['kept-secret'], days: [new Date().toISOString().slice(0, 10)] });
    expect(header.sections.find(({ table }) => table === 'clicks')?.rows).toBe(1001);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
