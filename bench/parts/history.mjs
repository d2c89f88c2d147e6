// P9: what a worker does on an empty database, and on one that has seen millions of clicks.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeClicks, makePostbacks } from '../drive/backlog.mjs';
import { cpuMs, storesCpuMs } from '../watch/cpu.mjs';
import { drain } from '../watch/drain.mjs';
import { atLeast, noted } from '../figures.mjs';
import { median } from '../reports/numbers.mjs';
import { removeData, startPinned } from '../processes.mjs';
import { envOf, freshDatabase } from '../product.mjs';
import { dueMs, makeRows } from '../reports/rows.mjs';
import { ask, inWorld, TARGET } from '../world.mjs';

/** Of the clicks a tenth shall have converted; the maker of rows lets a hundredth. */
const CLICKS_PER_CONVERSION = 10;
/** Upkeep has nothing left to do when worker and stores together have used less than this in so many seconds. */
const [IDLE_S, IDLE_MS] = [5, 1_000];
/** The campaign that has most of the clicks. */
const LARGEST = { key: 'bench-1' };
const COPY = 'bench_history';

/** data  a folder with rows that `npm run bench -- reports --data` has made; they are copied. Without it `rows` clicks are made. */
export async function measure({ quick, rows, data, say }) {
  const [amount, rounds] = quick ? [6_000, 1] : [20_000, 3];
  let foldUs;
  const open = async () => {
    const database = data ? await copiedDatabase(data, say) : await madeDatabase(rows, say);
    ({ foldUs } = database);
    return database;
  };
  const work = async (empty, full) => {
    const [before] = await full.query(
      'SELECT (SELECT count(*)::int FROM clicks) AS clicks, (SELECT count(*)::int FROM conversions) AS conversions',
    );
    const sides = [
      { world: empty, tracker: await empty.tracker(), rounds: [] },
      { world: full, tracker: await full.tracker(), rounds: [] },
    ];
    for (let round = 1; round <= rounds; round += 1) {
      // In turns, so that a slow minute of the machine meets both.
      for (const side of sides) side.rounds.push(await drainedOnce(side, amount, round));
      say(`round ${round} of ${rounds} done`);
    }
    for (const side of sides) await assertAccepted(side.world, rounds * amount);
    return { before, empty: sides[0].rounds, full: sides[1].rounds };
  };
  const details = await inWorld((empty) => inWorld((full) => work(empty, full), { open }));
  return { figures: figuresOf(details), details: { ...details, foldUs } };
}

function figuresOf({ before, empty, full }) {
  const ratio = (pick) => median(full.map((round, at) => pick(round) / pick(empty[at])));
  const cpu = ({ workerUs, storesUs }) => workerUs + storesUs;
  const name = 'with history ÷ empty';
  const [speed, speedOfClicks] = [ratio(({ postbacks }) => postbacks.perSecond), ratio(({ clicks }) => clicks.perSecond)];
  const [used, usedOfClicks] = [ratio(({ postbacks }) => cpu(postbacks)), ratio(({ clicks }) => cpu(clicks))];
  return [
    atLeast('P9', `postbacks per second, ${name}`, speed, 0.9, `${before.clicks} clicks, ${before.conversions} conversions before`),
    noted('P9', `clicks per second, ${name}`, speedOfClicks),
    noted('P9', `CPU per postback, stores included, ${name}`, used),
    noted('P9', `CPU per click, stores included, ${name}`, usedOfClicks),
  ];
}

async function drainedOnce({ world, tracker }, amount, round) {
  const ids = await makeClicks(tracker, world.campaign.key, amount, round * amount);
  const clicks = await drain(world.env, 'clicks', amount);
  await makePostbacks(tracker, ids, round);
  return { clicks, postbacks: await drain(world.env, 'postbacks', amount) };
}

/** Rejections are cheaper, and would be compared with acceptances. */
async function assertAccepted({ query }, amount) {
  const [{ n }] = await query(`SELECT count(*)::int AS n FROM postbacks WHERE outcome = 'accepted' AND txid ~ '^[0-9]+-[0-9]+$'`);
  if (n !== amount) throw new Error(`${n} of ${amount} postbacks were accepted`);
}

async function madeDatabase(rows, say) {
  const database = await freshDatabase();
  try {
    // Of thirty days every tenth is told.
    await makeRows(database.url, { clicks: rows, toMs: dueMs() }, (text) => /[1-9] of/.test(text) || say(text));
    await ask(database.url, 'VACUUM (ANALYZE)');
    const foldUs = await upkeepDone(database, rows, say);
    return { ...(await prepared(database, say)), foldUs };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** A copy within the same cluster: what is measured writes, and the rows are there for others. */
async function copiedDatabase(data, say) {
  const { startEmbeddedDatabase } = await import('#database/management');
  const folder = mkdtempSync(join(tmpdir(), 'rebound-bench-'));
  const cluster = await startEmbeddedDatabase({ dataDir: data });
  const url = new URL(cluster.url);
  url.pathname = COPY;
  const stop = async () => {
    await ask(cluster.url, `DROP DATABASE IF EXISTS ${COPY} WITH (FORCE)`);
    await cluster.stop();
    removeData(folder);
  };
  try {
    await ask(cluster.url, `DROP DATABASE IF EXISTS ${COPY} WITH (FORCE)`);
    await ask(cluster.url, `CREATE DATABASE ${COPY} TEMPLATE ${new URL(cluster.url).pathname.slice(1)} STRATEGY file_copy`);
    say('the rows are copied');
    return await prepared({ url: url.href, env: envOf(url.href, folder), stop }, say);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** More conversions, and the largest campaign as the one that is clicked at. */
async function prepared(database, say) {
  await ask(database.url, MORE_CONVERSIONS);
  await ask(database.url, `UPDATE offers SET url = 'http://advertiser.example/${TARGET}' WHERE campaign_id = 1`);
  await ask(database.url, 'VACUUM (ANALYZE) conversions, conversion_keys, conversion_facts, postbacks');
  await ask(database.url, 'CHECKPOINT');
  say('a tenth of the clicks has converted');
  // No tracker has counted what was made: the ledger would complain.
  return { ...database, env: { ...database.env, LOG_LEVEL: 'silent' }, campaign: LARGEST };
}

/**
 * Until what was made is in the totals, and closed days are in order and packed: a worker that does it beside its work would measure that.
 *
 * returns  microseconds that a click took to be counted; days were put in order beside it
 */
async function upkeepDone({ env, url }, rows, say) {
  const quiet = { ...env, LOG_LEVEL: 'silent', WORKER_QUEUES: 'upkeep' };
  const worker = await startPinned('dist/apps/worker/src/main.js', quiet, '/healthz', { pin: false });
  const used = () => cpuMs(worker.pid) + storesCpuMs();
  const startedMs = performance.now();
  let foldedMs;
  for (let isIdle = false; !isIdle;) {
    const before = used();
    for (let seconds = 0; seconds < IDLE_S; seconds += 1) {
      await sleep(1_000);
      const [{ n }] = await ask(url, 'SELECT count(*)::int AS n FROM batches');
      if (n === 0) foldedMs ??= performance.now() - startedMs;
    }
    isIdle = foldedMs !== undefined && used() - before < IDLE_MS;
  }
  await worker.stop();
  say('counted into totals, closed days in order');
  return Number(((foldedMs * 1_000) / rows).toFixed(1));
}

/** Of the last hex digit of a click's id about one in ten: a conversion, its key, its fact (in no batch: totals have no part in P9) and its line of the log. */
const MORE_CONVERSIONS = `
WITH chosen AS MATERIALIZED (
  SELECT c.*, md5('more' || c.id)::uuid AS conversion_id FROM clicks c
   WHERE get_byte(uuid_send(c.id), 15) < 256 / ${CLICKS_PER_CONVERSION} AND NOT EXISTS (SELECT FROM conversions k WHERE k.click_id = c.id)
), keys AS (
  INSERT INTO conversion_keys (key_hash, click_id, conversion_id) SELECT md5('key' || id)::uuid, id, conversion_id FROM chosen
), facts AS (
  INSERT INTO conversion_facts (click_id, conversion_id, seq, batch, click_at, at, campaign_id, offer_id, creative_id, supply_id, site_id, source_id,
    referrer_id, region_id, city_id, event_id, country, device, os, browser, language, subs, pending, approved, rejected, revenue, revenue_approved, cost, delay_s)
  SELECT id, conversion_id, 1, 0, at, at + interval '1 hour', campaign_id, offer_id, creative_id, supply_id, site_id, source_id,
    referrer_id, region_id, city_id, 1, country, device, os, browser, language, subs, 0, 1, 0, 1000000, 1000000, 0, 3600 FROM chosen
), log AS (
  INSERT INTO postbacks (id, received_at, outcome, source_id, campaign_id, click_id, conversion_id)
  SELECT (substr(id::text, 1, 13) || substr(md5('log' || id), 1, 20))::uuid, at + interval '1 hour', 'accepted', campaign_id, campaign_id, id, conversion_id FROM chosen
)
INSERT INTO conversions (click_id, id, campaign_id, offer_id, source_id, receipt, event, event_key, status, kind, payout, currency, payout_base, click_at, occurred_at, received_at, campaign_version)
SELECT id, conversion_id, campaign_id, offer_id, campaign_id, md5('log' || id)::uuid, 'event-1', 'event-1', 'approved', 'conversion', 1000000, 'USD', 1000000, at, at + interval '1 hour', at + interval '1 hour', 1 FROM chosen`;
