// How many bytes a click takes on disk: writes clicks as the workers do (dictionary, batches of 500, day partitions) into an
// embedded PostgreSQL of its own and asks for the sizes. Build first (npm run build).
//   node bench/click-bytes.mjs [--clicks 1000000]
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClickStore, Dictionary } from '#clicks';
import { Database, ensureDayPartitions } from '#database';
import { runMigrations, startEmbeddedDatabase } from '#database/management';
import { ClickIds } from '#kernel';
import { migrateQueueBackend } from '#queue';
import { readOptions } from '../scripts/options.mjs';

const values = readOptions(import.meta.filename, { clicks: { type: 'string', default: '1000000' } });
const CLICKS = Number(values.clicks);
const BATCH = 500;
const DAYS = 3;
const FROM_MS = Date.UTC(2026, 10, 1);
const AGENT = 'Mozilla/5.0 (Linux; Android 14; SM-G991B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36';

const folder = mkdtempSync(join(tmpdir(), 'rebound-bytes-'));
const server = await startEmbeddedDatabase({ dataDir: folder });
try {
  await runMigrations(server.url);
  await migrateQueueBackend(server.url);
  const db = new Database({ DATABASE_URL: server.url, DATABASE_POOL: 4 });
  await ensureDayPartitions(db, new Date(FROM_MS), new Date(FROM_MS + (DAYS - 1) * 86_400_000));
  await write(db);
  await report(db);
  await db.onApplicationShutdown();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function write(db) {
  const [store, dictionary] = [new ClickStore(), new Dictionary()];
  const ids = new ClickIds({ secrets: ['bench-secret-0123456789abcdef'], prefix: 'push_' });
  for (let from = 0; from < CLICKS; from += BATCH) {
    const given = Array.from({ length: Math.min(BATCH, CLICKS - from) }, (_, i) => clickAt(from + i));
    const numbers = await dictionary.idsOf(
      db,
      given.flatMap(({ texts, subs }) =>
        [...Object.entries(texts), ...subs.map((sub) => ['sub', sub])].map(([dimension, value]) => ({ dimension, value })),
      ),
    );
    await db.transaction((tx) =>
      store.writeBatch(
        tx,
        given.map((one) => newClick(one, numbers, ids)),
      ),
    );
    if (from % 100_000 === 0) console.log(`${from} of ${CLICKS} written`);
  }
}

/** 50 campaigns, 200 supply sources, 5,000 sites, 40 creatives, some far more often than others. */
function clickAt(i) {
  const digest = createHash('md5').update(String(i)).digest();
  const skewed = (at, n) => Math.floor(n * (digest.readUInt16BE(at) / 65_536) ** 3);
  const [supply, site, creative] = [`s-${skewed(0, 200)}`, `site-${skewed(2, 5_000)}.example`, `banner-${skewed(4, 40)}`];
  const texts = {
    supply,
    site,
    creative,
    source: '',
    referrer: `news-${skewed(6, 300)}.example`,
    country: ['ES', 'US', 'FR', 'DE'][digest[8] & 3],
  };
  return {
    atMs: FROM_MS + Math.floor((i / CLICKS) * DAYS * 86_400_000),
    campaign: 1 + skewed(10, 50),
    texts: { ...texts, device: 'mobile', model: `Samsung SM-${skewed(12, 400)}`, os: 'Android', browser: 'Chrome', language: 'es' },
    // Every other click comes with two sub ids.
    subs: i % 2 === 0 ? [`a-${skewed(14, 1_000)}`, `b-${skewed(9, 50)}`] : [],
    flags: 2,
  };
}

function newClick({ atMs, campaign, texts, subs, flags }, numbers, ids) {
  const { text, uuid } = ids.mint(campaign, atMs);
  const id = (dimension) => numbers.get(dimension, texts[dimension] ?? '');
  const query = `supply_id=${texts.supply}&site_id=${texts.site}&creative_id=${texts.creative}&external_id=${uuid}${subs.map((sub, i) => `&sub${i + 1}=${sub}`).join('')}`;
  return {
    click: {
      id: uuid,
      clickedAt: new Date(atMs),
      campaignId: campaign,
      offerId: campaign,
      creativeId: id('creative'),
      supplyId: id('supply'),
      siteId: id('site'),
      sourceId: 0,
      referrerId: id('referrer'),
      regionId: 0,
      cityId: 0,
      modelId: id('model'),
      landingPageId: 0,
      country: id('country'),
      device: id('device'),
      os: id('os'),
      browser: id('browser'),
      language: id('language'),
      flags,
      subs: subs.length === 0 ? null : subs.map((sub) => numbers.get('sub', sub)),
    },
    costMicros: 12_500n,
    details: {
      ip: `203.0.${campaign}.0/24`,
      userAgent: AGENT,
      referrer: `https://${texts.referrer}/article`,
      externalId: uuid,
      query,
      target: `http://advertiser.example/?click=${text}&amount=5`,
      campaignVersion: 1,
    },
  };
}

async function report(db) {
  await db.query('VACUUM clicks, click_details');
  const { rows } = await db.query(`
    SELECT p.relname AS name, sum(pg_relation_size(c.oid))::float8 AS heap, sum(pg_indexes_size(c.oid))::float8 AS indexes,
           sum(pg_total_relation_size(c.oid) - pg_relation_size(c.oid) - pg_indexes_size(c.oid))::float8 AS rest
    FROM pg_class p JOIN pg_inherits i ON i.inhparent = p.oid JOIN pg_class c ON c.oid = i.inhrelid
    WHERE p.relname IN ('clicks', 'click_details') GROUP BY 1 ORDER BY 1 DESC`);
  const { rows: counted } = await db.query('SELECT count(*)::int AS n FROM clicks');
  const n = counted[0].n;
  console.log(
    `\n${n} clicks, bytes per click${''.padEnd(4)}${'heap'.padStart(10)}${'indexes'.padStart(10)}${'rest'.padStart(8)}${'sum'.padStart(8)}`,
  );
  for (const { name, heap, indexes, rest } of rows) {
    const cells = [heap, indexes, rest, heap + indexes + rest].map((bytes) => (bytes / n).toFixed(1));
    console.log(name.padEnd(32) + cells[0].padStart(10) + cells[1].padStart(10) + cells[2].padStart(8) + cells[3].padStart(8));
  }
}
