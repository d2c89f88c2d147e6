// npm run bench -- reports: how long reports over many clicks take, how many bytes a click costs, and whether every number is right.
// Rows are made in the product's own tables, counted into totals by its worker, asked of its API over HTTP; DuckDB over the same raw
// rows is the yardstick and counts everything a second time. Prints a table and writes bench/results/<time>-reports.json.
//   --rows N     clicks (10000000)   --rounds N  of each report (3)
//   --no-tenth   leaves out the second database with a tenth of the clicks, whose standard reports are asked in turns with the first's
//   --check-days N  the last days that the independent check counts (7; 0 leaves it out)
//   --data DIR   keep the database there, or use the one that is there
import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startPinned } from './processes.mjs';
import { checkEverything } from './reports/check.mjs';
import { openDuck } from './reports/duck.mjs';
import { measureBytes, measureHealth, measureOpportunities, measureRaw, measureReports } from './reports/measure.mjs';
import { DAYS, dueMs, makeRows, ZIPF } from './reports/rows.mjs';
import { tell } from './reports/tell.mjs';
import { runMigrations, startEmbeddedDatabase } from '#database/management';
import { migrateQueueBackend } from '#queue';
import { readOptions } from '../scripts/options.mjs';

const values = readOptions(import.meta.filename, {
  rows: { type: 'string', default: '10000000' },
  rounds: { type: 'string', default: '3' },
  'check-days': { type: 'string', default: '7' },
  'no-tenth': { type: 'boolean', default: false },
  data: { type: 'string' },
});
const [wanted, rounds, checkDays] = [Number(values.rows), Number(values.rounds), Number(values['check-days'])];
const API_KEY = 'bench-key-0123456789abcdef';
const DAY_MS = 86_400_000;
const startedMs = Date.now();
const say = (text) => console.log(`${String(Math.round((Date.now() - startedMs) / 1000)).padStart(5)} s  ${text}`);

const stops = [];
try {
  const site = await openSite(wanted, { data: values.data });
  // Rows that were kept are asked for the days they were made for, and so is the tenth.
  const { toMs } = site;
  const tenth = values['no-tenth'] ? undefined : await openSite(Math.ceil(wanted / 10), { toMs });
  const figures = {
    rows: { clicks: site.counts.clicks, conversions: site.counts.conversions, days: DAYS, zipf: ZIPF },
    p7: await measureReports({ site, tenth, rounds, range: daysUpto(toMs, DAYS), say }),
    health: await measureHealth(site.ask, 4 * rounds),
    opportunities: await measureOpportunities(site.ask, 4 * rounds, daysUpto(toMs, DAYS).asked),
    fold: site.fold,
    p10: await measureBytes(site),
  };
  say('health, opportunities and bytes measured');
  const duck = await openDuck(site.url, site.folder, say);
  stops.unshift(() => Promise.resolve(duck.close()));
  figures.p8 = await measureRaw({ ask: site.ask, duck, rounds: 2 * rounds, range: daysUpto(toMs, 7) });
  say('raw dimensions of one campaign measured');
  if (checkDays > 0)
    figures.check = { days: checkDays, ...(await checkEverything({ ask: site.ask, duck, range: daysUpto(toMs, checkDays), say })) };
  tell(figures);
} finally {
  for (const stop of stops) await stop();
}

/** A database with so many clicks, up to `toMs` if they are made, and the product's API on it. */
async function openSite(clicks, { data, toMs = dueMs() }) {
  const folder = data ?? mkdtempSync(join(tmpdir(), 'rebound-bench-'));
  mkdirSync(folder, { recursive: true });
  const hasRows = readdirSync(folder).length > 0;
  const database = await startEmbeddedDatabase({ dataDir: folder });
  stops.unshift(() => database.stop(), ...(data ? [] : [() => removeAll(folder)]));
  const env = {
    DATABASE_URL: database.url,
    SECRETS: 'bench-secret-0123456789abcdef',
    PUBLIC_URL: 'http://bench.example',
    ADMIN_API_KEY: API_KEY,
    DATA_DIR: join(folder, 'process'),
    HOST: '127.0.0.1',
  };
  const query = querier(database.url);
  const fold = hasRows ? undefined : await prepare({ clicks, toMs, url: database.url, query, env });
  const { rows } = await query(
    `SELECT (SELECT count(*)::int FROM clicks) AS clicks, (SELECT count(*)::int FROM conversions) AS conversions,
       (SELECT extract(epoch FROM max(bucket) + 1)::float8 * 1000 FROM totals_day WHERE base = 0) AS to_ms`,
  );
  say(`${rows[0].clicks} clicks, ${rows[0].conversions} conversions over ${DAYS} days are ready`);
  const api = await startPinned('dist/apps/api/src/main.js', env, '/readyz', { pin: false });
  stops.unshift(() => api.stop());
  return { folder, url: database.url, counts: rows[0], toMs: rows[0].to_ms, fold, query, ask: asker(api.url) };
}

/** Started by root the cluster lies elsewhere, because postgres must be another user: its record says where. */
async function removeAll(folder) {
  const { home } = JSON.parse(readFileSync(join(folder, 'embedded.json'), 'utf8'));
  for (const path of [home, folder]) await rm(path, { recursive: true, force: true });
}

/**
 * Empty database → rows, totals by the product's worker, closed days in order and packed by its upkeep; VACUUM as autovacuum would.
 *
 * returns  microseconds a click took to be counted into totals; clustering days went on beside it
 */
async function prepare({ clicks, toMs, url, query, env }) {
  await runMigrations(url);
  await migrateQueueBackend(url);
  await makeRows(url, { clicks, toMs }, say);
  await query('VACUUM (ANALYZE) clicks, conversion_facts, conversions, postbacks, dictionary');
  const worker = await startPinned('dist/apps/worker/src/main.js', { ...env, WORKER_QUEUES: 'upkeep' }, '/healthz', { pin: false });
  const atMs = performance.now();
  let foldedMs;
  for (let before; ; await sleep(1_000)) {
    const { marks, unordered, loose, pairs } = await upkeepLeft(query);
    if (marks === 0) foldedMs ??= performance.now() - atMs;
    const state = `${marks} batches to count, ${unordered} days to put in order, ${loose} to pack, pairs of ${pairs ?? 0} days counted`;
    if (state !== before) say(state);
    before = state;
    if (marks === 0 && unordered === 0 && loose === 0 && pairs === DAYS) break;
  }
  await worker.stop();
  const { rows } = await query(`SELECT string_agg(relname, ', ') AS names FROM pg_class WHERE relname LIKE 'totals\\_%' AND relkind = 'r'`);
  await query(`VACUUM (ANALYZE) ${rows[0].names}`);
  return { usPerClick: Math.round((10_000 * foldedMs) / clicks) / 10 };
}

/** What the worker has not done yet of the days that are due. The last of a day's pairs tells that all are counted. */
async function upkeepLeft(query) {
  const { rows } = await query(
    `SELECT (SELECT count(*)::int FROM batches) AS marks, (SELECT count(*)::int FROM (SELECT FROM totals_placement WHERE bucket < $1::date GROUP BY bucket HAVING count(*) >= 1000) days) AS loose,
       (SELECT min(days)::int FROM (SELECT count(c.bucket) AS days FROM (SELECT DISTINCT pair FROM totals_pair_packed) p LEFT JOIN totals_pair_packed c ON c.pair = p.pair AND c.base = 0 GROUP BY p.pair) counted) AS pairs,
       (SELECT count(*)::int FROM pg_class c WHERE relname ~ '^clicks_p[0-9]{8}$' AND substr(relname, 9) < to_char($1::date, 'YYYYMMDD') AND obj_description(c.oid, 'pg_class') IS NULL) AS unordered`,
    [new Date(dueMs()).toISOString().slice(0, 10)],
  );
  return rows[0];
}

/** The last `days` days before `toMs`, as instants and as a report is asked. */
function daysUpto(toMs, days) {
  const fromMs = toMs - days * DAY_MS;
  const day = (ms) => new Date(ms).toISOString().slice(0, 10);
  return { fromMs, toMs, days, asked: { from: day(fromMs), to: day(toMs) } };
}

function asker(url) {
  return async (path) => {
    const answer = await fetch(url + path, { headers: { authorization: `Bearer ${API_KEY}` } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
}

function querier(url) {
  return async (sql, parameters) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await client.query(sql, parameters);
    } finally {
      await client.end();
    }
  };
}
