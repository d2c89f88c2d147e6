// What became of the load, asked of PostgreSQL and Redis in their own languages. Shares no code with the product.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const NONCE = '[?&]rig=([0-9]+)';

/** Runs one statement on a connection of its own. */
export async function ask(url, text, values = []) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, query_timeout: 60_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(text, values)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** How many of these acknowledged attempts are in the log by now. */
export async function storedOf(url, nonces) {
  const [row] = await ask(
    url,
    `SELECT count(DISTINCT substring(url from '${NONCE}'))::int AS n FROM postback_raws WHERE substring(url from '${NONCE}')::int = ANY($1)`,
    [nonces],
  );
  return row.n;
}

/**
 * Waits until nothing is left to do: everything acknowledged is in the log, and no door holds anything. Gives up when nothing has
 * moved for `patienceMs`: a slow machine is not a lost hit.
 */
export async function quiesce(world, load, patienceMs) {
  const acked = load.attempts.filter((attempt) => attempt.acked).map((attempt) => attempt.nonce);
  let before = '';
  for (let until = Date.now() + patienceMs; Date.now() < until; await sleep(500)) {
    const stored = await storedOf(world.postgres.url, acked).catch(() => -1);
    const left = await leftOver(world, load).catch(() => -1);
    if (stored === acked.length && left === 0) return true;
    const now = `${stored} ${left}`;
    if (stored >= 0 && now !== before) until = Date.now() + patienceMs;
    before = now;
  }
  return false;
}

async function leftOver(world, load) {
  const [row] = await ask(
    world.postgres.url,
    `SELECT (SELECT count(*) FROM inbox)::int AS inbox,
            (SELECT count(*) FROM postbacks p WHERE outcome = 'waiting' AND EXISTS (SELECT FROM clicks c WHERE c.id = p.click_id))::int AS waiting`,
  );
  const queues = await queueCounts(world);
  // A click that both stores refused is tried again for half a minute.
  const { missing, confessed } = await missingClicks(world, load);
  const kept = Math.max(0, missing.filter(answeredInTime).length - confessed);
  return row.inbox + row.waiting + queues.wait + queues.active + queues.delayed + kept;
}

/** BullMQ's own lists, read from Redis as they are. */
export async function queueCounts(world) {
  const counts = { wait: 0, active: 0, delayed: 0, failed: 0 };
  await world.redis.ask(async (redis) => {
    for (const key of await redis.keys('*')) {
      const state = key.split(':').at(-1);
      if (!(state in counts)) continue;
      counts[state] += (await redis.type(key)) === 'list' ? await redis.llen(key) : await redis.zcard(key);
    }
  });
  return counts;
}

/**
 * The verdict over everything sent so far. ownDelayMs: by how much this process may have read an answer late. sinceNonce: the
 * figures are those of the attempts from this one on; what is lost or doubled is looked for in all.
 *
 * lost      acknowledged hits that are not in the log, acknowledged sales without a conversion, clicks answered in time and not stored
 * doubled   conversions beyond one per sale, hits in the log twice, conversions of forged clicks
 * faults    what else is wrong, in sentences; empty when all is well
 */
export async function check(world, load, ownDelayMs = 0, sinceNonce = 0) {
  const url = world.postgres.url;
  const faults = [];
  const raws = await ask(url, `SELECT substring(url from '${NONCE}')::int AS nonce, count(*)::int AS n FROM postback_raws GROUP BY 1`);
  const stored = new Map(raws.map((row) => [row.nonce, row.n]));
  const acked = load.attempts.filter((attempt) => attempt.acked);
  const lostHits = acked.filter((attempt) => !stored.has(attempt.nonce));
  // What broke at one tracker and went to the other may be stored by both: two hits, one conversion.
  const twiceLogged = raws.filter((row) => row.n > 1 && !load.attempts[row.nonce]?.rerouted).length;

  const conversions = await ask(
    url,
    `SELECT txid, count(*)::int AS n, sum(payout)::text AS payout, min(status) AS status FROM conversions GROUP BY txid`,
  );
  const counted = new Map(conversions.map((row) => [row.txid, row]));
  // A hit whose click was lost with a process waits for it, ten minutes at most.
  const waitingHits = await ask(
    url,
    `SELECT substring(r.url from '${NONCE}')::int AS nonce FROM postback_raws r JOIN postbacks p ON p.id = r.id WHERE p.outcome = 'waiting'`,
  );
  const waiting = new Set(waitingHits.map((row) => load.attempts[row.nonce]?.txid));
  const lostSales = load.sales.filter((sale) => sale.good && sale.acked && !counted.has(sale.txid) && !waiting.has(sale.txid));
  const forgedCounted = load.sales.filter((sale) => !sale.good && counted.has(sale.txid));
  const doubled = twiceLogged + forgedCounted.length + conversions.reduce((sum, row) => sum + row.n - 1, 0);
  const wrongPayout = load.sales.filter((sale) => counted.get(sale.txid)?.n === 1 && BigInt(counted.get(sale.txid).payout) !== sale.micros);
  if (wrongPayout.length > 0) faults.push(`${wrongPayout.length} conversions with another payout than was sent`);

  const { missing, confessed } = await missingClicks(world, load);
  const missingInTime = missing.filter(answeredInTime).length;
  const lostClicks = Math.max(0, missingInTime - confessed);

  faults.push(...(await ledgerFaults(world, load, waiting.size)));
  for (const [what, n] of Object.entries(tally(load.odd))) faults.push(`${n} answers ${what}`);
  if (load.slowestMs > 2_000 + ownDelayMs) faults.push(`an answer after ${Math.round(load.slowestMs)} ms`);
  for (const sample of [lostHits, lostSales].filter((list) => list.length > 0))
    faults.push(`lost, for example: ${JSON.stringify(sample[0], bigintText)}`);
  return {
    acknowledged: acked.filter((attempt) => attempt.nonce >= sinceNonce).length,
    stored: raws.filter((row) => row.nonce >= sinceNonce).length,
    lost: lostHits.length + lostSales.length + lostClicks,
    doubled,
    conversions: conversions.length,
    waiting: waiting.size,
    clicks: load.clicks.length,
    clicksMissing: missing.length,
    clicksConfessed: confessed,
    faults,
  };
}

/** All of a database's conversions in one line, to be compared with another's. */
export async function conversionSums(url) {
  const [row] = await ask(
    url,
    `SELECT count(*)::int AS n, count(DISTINCT (click_id, event, txid))::int AS different, coalesce(sum(payout), 0)::text AS sum FROM conversions`,
  );
  return `${row.n} conversions of ${row.different} keys, ${row.sum} millionths`;
}

/** Clicks that are not stored, and how many of them the trackers have counted as lost. */
async function missingClicks(world, load) {
  const url = world.postgres.url;
  const details = await ask(url, `SELECT substring(query from '(?:^|&)rig=([0-9]+)')::int AS nonce FROM click_details`);
  const stored = new Set(details.map((row) => row.nonce));
  const [{ confessed }] = await ask(url, `SELECT coalesce(sum(n), 0)::int AS confessed FROM edge_counters WHERE name = 'clicks_lost'`);
  return { missing: load.clicks.filter((click) => !click.writtenOff && !stored.has(click.nonce)), confessed };
}

/** A visitor is let go after 100 ms with the write under way; who was answered sooner was stored, or refused by both stores. */
function answeredInTime(click) {
  return click.ms < 90;
}

async function ledgerFaults(world, load, waiting) {
  const faults = [];
  const [row] = await ask(
    world.postgres.url,
    `SELECT (SELECT count(*) FROM inbox)::int AS inbox, (SELECT count(*) FROM quarantine)::int AS quarantine,
            (SELECT count(*) FROM postback_raws r WHERE NOT EXISTS (SELECT FROM postbacks p WHERE p.id = r.id))::int AS undecided,
            (SELECT count(*) FROM postbacks p WHERE outcome = 'waiting' AND EXISTS (SELECT FROM clicks c WHERE c.id = p.click_id))::int AS stuck,
            (SELECT count(*) FROM postbacks WHERE outcome = 'accepted')::int AS accepted,
            (SELECT count(*) FROM postbacks WHERE received_at < $1 OR received_at > now() + interval '1 s')::int AS misdated,
            (SELECT count(*) FROM conversions)::int AS conversions,
            (SELECT coalesce(sum(payout_base), 0) FROM conversions)::text AS conversions_sum`,
    [new Date(load.startedAt - 1_000)],
  );
  if (row.inbox > 0) faults.push(`${row.inbox} batches are left in the inbox`);
  if (row.quarantine > 0) faults.push(`${row.quarantine} records are in quarantine`);
  if (row.undecided > 0) faults.push(`${row.undecided} hits have no verdict`);
  if (row.stuck > 0) faults.push(`${row.stuck} hits wait for a click that is there`);
  // The database's clock is this machine's: whatever clock a process had, it must not show.
  if (row.misdated > 0) faults.push(`${row.misdated} hits are dated by a wrong clock`);
  if (row.accepted !== row.conversions) faults.push(`${row.accepted} hits accepted, ${row.conversions} conversions`);
  const wanted = `${row.conversions} conversions, ${row.conversions_sum} millionths`;
  const reported = await reportOf(world, wanted);
  if (reported !== wanted) faults.push(`the report says ${reported}; the conversions are ${wanted}`);
  const queues = await queueCounts(world);
  if (queues.wait + queues.active + queues.delayed > 0) faults.push(`the queues still hold ${JSON.stringify(queues)}`);
  if (queues.failed > 0) faults.push(`${queues.failed} jobs are left failed and unswept`);
  if (waiting > load.counts.clicks / 10) faults.push(`${waiting} hits wait for their click`);
  return faults;
}

/** The report, once it has caught up with what is wanted, or after ten seconds whatever it says. */
async function reportOf(world, wanted) {
  for (let tries = 0; ; tries += 1) {
    const { conversions, revenue } = await world.report();
    const [whole, decimals = ''] = revenue.split('.');
    const text = `${conversions} conversions, ${BigInt(whole + decimals.padEnd(6, '0'))} millionths`;
    if (text === wanted || tries === 20) return text;
    await sleep(500);
  }
}

function tally(list) {
  const counts = {};
  for (const item of list) counts[item] = (counts[item] ?? 0) + 1;
  return counts;
}

function bigintText(_key, value) {
  return typeof value === 'bigint' ? String(value) : value;
}
