// npm run bench -- reports: how long reports over many clicks take, how many bytes a click costs, and whether every number is right.
// Rows are made in the product's own tables, counted into totals by its worker, asked of its API over HTTP; DuckDB over the same raw
// rows is the yardstick and counts everything a second time. Prints a table and writes bench/results/<time>-reports.json.
//   --rows N     clicks (10000000)   --rounds N  of each report (5)
//   --data DIR   keep the database there, or use the one that is there   --no-check  leaves the independent check out
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPinned } from './processes.mjs';
import { checkEverything } from './reports/check.mjs';
import { median, percentile, round1 } from './reports/numbers.mjs';
import { openDuck } from './reports/duck.mjs';
import { rawQuestions, standardQuestions } from './reports/questions.mjs';
import { DAYS, firstDayMs, makeRows, ZIPF } from './reports/rows.mjs';
import { tell } from './reports/tell.mjs';
import { runMigrations, startEmbeddedDatabase } from '#database';
import { migrateQueueBackend } from '#queue';

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string', default: '10000000' },
    rounds: { type: 'string', default: '5' },
    data: { type: 'string' },
    'no-check': { type: 'boolean', default: false },
  },
});
const [wanted, rounds] = [Number(values.rows), Number(values.rounds)];
const API_KEY = 'bench-key-0123456789abcdef';
const DAY_MS = 86_400_000;
const startedMs = Date.now();
const say = (text) => console.log(`${String(Math.round((Date.now() - startedMs) / 1000)).padStart(5)} s  ${text}`);

const folder = values.data ?? mkdtempSync(join(tmpdir(), 'rebound-bench-'));
mkdirSync(folder, { recursive: true });
const hasRows = readdirSync(folder).length > 0;
const database = await startEmbeddedDatabase({ dataDir: folder });
const stops = [() => database.stop(), ...(values.data ? [] : [removeAll])];

try {
  const env = {
    DATABASE_URL: database.url,
    SECRETS: 'bench-secret-0123456789abcdef',
    PUBLIC_URL: 'http://bench.example',
    ADMIN_API_KEY: API_KEY,
    DATA_DIR: join(folder, 'process'),
    HOST: '127.0.0.1',
  };
  if (!hasRows) await prepare(env);
  const counts = await countRows();
  say(`${counts.clicks} clicks, ${counts.conversions} conversions over ${DAYS} days; ${counts.marks} batches are not in the totals yet`);
  const api = await startPinned('dist/apps/api/src/main.js', env, '/readyz', { pin: false });
  stops.unshift(() => api.stop());
  const ask = asker(api.url);
  const range = wholeRange();
  const figures = {
    rows: { clicks: counts.clicks, conversions: counts.conversions, days: DAYS, zipf: ZIPF },
    p7: await measureStandard(ask, range),
    health: await measureHealth(ask),
    p10: await measureBytes(counts.clicks),
  };
  const duck = await openDuck(database.url, folder, say);
  stops.unshift(() => duck.close());
  figures.p8 = await measureRaw(ask, duck);
  if (!values['no-check']) figures.check = await checkEverything({ ask, duck, range, say });
  tell(figures);
} finally {
  for (const stop of stops) await stop();
}

/** Started by root the cluster lies elsewhere, because postgres must be another user: its record says where. */
function removeAll() {
  const { home } = JSON.parse(readFileSync(join(folder, 'embedded.json'), 'utf8'));
  for (const path of [home, folder]) rmSync(path, { recursive: true, force: true });
}

/** Empty database → rows, totals by the product's worker, closed days in order, statistics as autovacuum would have them. */
async function prepare(env) {
  await runMigrations(database.url);
  await migrateQueueBackend(database.url);
  await makeRows(database.url, wanted, say);
  await query('VACUUM (ANALYZE) clicks, conversion_facts, conversions, postbacks, dictionary');
  const worker = await startPinned('dist/apps/worker/src/main.js', { ...env, WORKER_QUEUES: 'upkeep' }, '/healthz', { pin: false });
  for (let before; ; await sleep(3_000)) {
    const { marks, unordered } = await upkeepLeft();
    const state = `${marks} batches to count, ${unordered} of the last 7 days to put in order`;
    if (state !== before) say(state);
    before = state;
    if (marks === 0 && unordered === 0) break;
  }
  await worker.stop();
  const { rows } = await query(`SELECT string_agg(relname, ', ') AS names FROM pg_class WHERE relname LIKE 'totals\\_%' AND relkind = 'r'`);
  await query(`VACUUM (ANALYZE) ${rows[0].names}`);
}

async function upkeepLeft() {
  const first = new Date(Date.now() - 7 * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '');
  const today = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  const { rows } = await query(
    `SELECT (SELECT count(*)::int FROM batches) AS marks, (SELECT count(*)::int FROM pg_class c WHERE relname ~ '^clicks_p[0-9]{8}$' AND substr(relname, 9) >= $1 AND substr(relname, 9) < $2
       AND obj_description(c.oid, 'pg_class') IS NULL) AS unordered`,
    [first, today],
  );
  return rows[0];
}

function wholeRange() {
  const fromMs = firstDayMs();
  const toMs = fromMs + DAYS * DAY_MS;
  const day = (ms) => new Date(ms).toISOString().slice(0, 10);
  return { fromMs, toMs, asked: { from: day(fromMs), to: day(toMs) } };
}

/** P7: reports from totals, and pairs that no totals hold. */
async function measureStandard(ask, range) {
  const questions = standardQuestions(range.asked);
  for (const each of questions) each.source = (await ask(each.path)).source;
  say(`${questions.length} reports asked once, now ${rounds} times each`);
  for (let round = 0; round < rounds; round += 1) {
    for (const each of questions) {
      // A pair that is read from raw rows takes a second: three times tell enough.
      if (each.source === 'raw' && round >= 3) continue;
      const at = performance.now();
      await ask(each.path);
      (each.ms ??= []).push(performance.now() - at);
    }
    say(`round ${round + 1} of ${rounds}`);
  }
  const of = (source) => {
    const own = questions.filter((each) => each.source === source);
    const slowest = own
      .map(({ name, ms }) => ({ name, medianMs: round1(median(ms)), worstMs: round1(Math.max(...ms)) }))
      .sort((a, b) => b.medianMs - a.medianMs);
    const all = own.flatMap(({ ms }) => ms);
    return {
      reports: own.length,
      medianMs: round1(median(all)),
      p95Ms: round1(percentile(all, 0.95)),
      worstMs: round1(Math.max(...all)),
      slowest: slowest.slice(0, 12),
    };
  };
  return { totals: of('totals'), otherPairs: of('raw') };
}

/** Lists show the health of every campaign of a page: all fifty at once. */
async function measureHealth(ask) {
  const path = `/api/v1/campaigns/health?ids=${Array.from({ length: 50 }, (_, at) => at + 1).join(',')}`;
  await ask(path);
  const ms = [];
  for (let round = 0; round < 4 * rounds; round += 1) {
    const at = performance.now();
    await ask(path);
    ms.push(performance.now() - at);
  }
  return { campaigns: 50, medianMs: round1(median(ms)), p95Ms: round1(percentile(ms, 0.95)) };
}

/** P8: in turns, so that a slow second of the machine meets both. */
async function measureRaw(ask, duck) {
  const toMs = firstDayMs() + DAYS * DAY_MS;
  const day = (ms) => new Date(ms).toISOString().slice(0, 10);
  const questions = rawQuestions({ fromMs: toMs - 7 * DAY_MS, toMs, from: day(toMs - 7 * DAY_MS), to: day(toMs) });
  for (let round = 0; round <= 2 * rounds; round += 1) {
    for (const each of questions) {
      const [a, b, c] = [
        performance.now(),
        await ask(each.path).then(() => performance.now()),
        await duck.rows(each.sql).then(() => performance.now()),
      ];
      if (round > 0) (each.ms ??= []).push([b - a, c - b]);
    }
  }
  say('raw dimensions of one campaign measured');
  return questions.map(({ name, ms }) => {
    const [own, theirs] = [ms.map(([one]) => one), ms.map(([, other]) => other)];
    const [p95Ms, duckP95Ms] = [percentile(own, 0.95), percentile(theirs, 0.95)];
    return {
      name,
      medianMs: round1(median(own)),
      p95Ms: round1(p95Ms),
      duckMedianMs: round1(median(theirs)),
      duckP95Ms: round1(duckP95Ms),
      ratio: round1(median(ms.map(([one, other]) => one / other))),
      ratioP95: round1(p95Ms / duckP95Ms),
    };
  });
}

/** P10: without click_details (address, agent, external id) and the log of postbacks, which are dropped earlier. */
async function measureBytes(clicks) {
  const { rows } =
    await query(`SELECT sum(pg_total_relation_size(oid)) FILTER (WHERE relname ~ '^clicks_(p[0-9]{8}|default)$')::float8 AS clicks,
      sum(pg_total_relation_size(oid)) FILTER (WHERE relname LIKE 'totals\\_%')::float8 AS totals, sum(pg_total_relation_size(oid)) FILTER (WHERE relname = 'conversion_facts')::float8 AS facts
    FROM pg_class WHERE relkind = 'r'`);
  const [of] = rows;
  return {
    perClick: round1((of.clicks + of.totals + of.facts) / clicks),
    clicks: round1(of.clicks / clicks),
    totals: round1(of.totals / clicks),
    facts: round1(of.facts / clicks),
  };
}

async function countRows() {
  const { rows } = await query(
    'SELECT (SELECT count(*)::int FROM clicks) AS clicks, (SELECT count(*)::int FROM conversions) AS conversions, (SELECT count(*)::int FROM batches) AS marks',
  );
  return rows[0];
}

function asker(url) {
  return async (path) => {
    const answer = await fetch(url + path, { headers: { authorization: `Bearer ${API_KEY}` } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
}

async function query(sql, parameters) {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return await client.query(sql, parameters);
  } finally {
    await client.end();
  }
}
