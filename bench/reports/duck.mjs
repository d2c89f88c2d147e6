// DuckDB over the same rows: the yardstick of P8, and the independent count that every report must equal.
import { createWriteStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

const IDS =
  'campaign_id, offer_id, creative_id, supply_id, site_id, source_id, referrer_id, region_id, city_id, model_id, landing_page_id, country, device, os, browser, language';

/** Raw rows as they lie in PostgreSQL, without a formula: only instants become milliseconds. */
const TABLES = {
  clicks: `SELECT (extract(epoch FROM at) * 1000)::bigint AS ms, cost, ${IDS}, flags, subs[1] AS sub1, subs[2] AS sub2 FROM clicks`,
  facts: `SELECT (extract(epoch FROM click_at) * 1000)::bigint AS click_ms, (extract(epoch FROM at) * 1000)::bigint AS ms, seq, ${IDS}, event_id, subs[1] AS sub1, subs[2] AS sub2,
    pending, approved, rejected, revenue, revenue_approved, cost, delay_s, lander_clicks FROM conversion_facts`,
  dictionary: 'SELECT dimension, value, id FROM dictionary',
  campaigns: 'SELECT id, name FROM campaigns',
  offers: 'SELECT id, name FROM offers',
};

/** Copies the raw rows into a DuckDB file in `folder`. */
export async function openDuck(url, folder, say) {
  const file = join(folder, 'rows.duckdb');
  for (const old of [file, `${file}.wal`]) rmSync(old, { force: true });
  const instance = await DuckDBInstance.create(file);
  const duck = await instance.connect();
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' });
  await client.connect();
  for (const [name, sql] of Object.entries(TABLES)) {
    const csv = join(folder, `${name}.csv`);
    await pipeline(client.query(copyTo(`COPY (${sql}) TO STDOUT (FORMAT csv, HEADER)`)), createWriteStream(csv));
    await duck.run(`CREATE TABLE ${name} AS SELECT * FROM read_csv('${csv}', header = true)`);
    rmSync(csv);
    say(`DuckDB has ${name}`);
  }
  await client.end();
  return {
    rows: async (sql) => (await duck.runAndReadAll(sql)).getRowObjectsJS(),
    close: () => {
      duck.closeSync();
      instance.closeSync();
    },
  };
}
