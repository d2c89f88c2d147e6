// How much of what was acknowledged is stored: as a row, or in a queue that no worker has emptied yet.
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';

const QUEUES = ['clicks', 'postbacks'];
const PREFIX = '{rebound}';
const JOBS_AT_ONCE = 100;
/** A click that was answered before its store had confirmed it is stored soon after. */
const PATIENCE_MS = 15_000;

/** Rows of each. */
export async function countRows({ query }) {
  const [row] = await query('SELECT (SELECT count(*) FROM clicks)::int AS clicks, (SELECT count(*) FROM postbacks)::int AS postbacks');
  return row;
}

/**
 * Compares what was answered with what is stored, while no worker is running: a worker would take minutes over what a tracker takes in
 * seconds. Each record counts once, by its id, however often it is there.
 *
 * sent     { clicks, postbacks } acknowledged since the world was made
 * redis    url of the Redis that has queues, too
 * returns  how many of each are missing; more than none makes the figures void
 */
export async function missingRecords(world, sent, redis) {
  const untilMs = Date.now() + PATIENCE_MS;
  for (;;) {
    const missing = await missingNow(world, sent, redis);
    if ((missing.clicks <= 0 && missing.postbacks <= 0) || Date.now() > untilMs)
      return { clicks: Math.max(0, missing.clicks), postbacks: Math.max(0, missing.postbacks) };
    await sleep(500);
  }
}

async function missingNow(world, sent, redis) {
  const rows = await countRows(world);
  const missing = {};
  for (const queue of QUEUES) {
    const ids = new Set();
    await inDatabase(world, queue, ids);
    if (redis) await inRedis(redis, queue, ids);
    missing[queue] = sent[queue] - rows[queue] - ids.size;
  }
  return missing;
}

async function inDatabase({ query }, queue, ids) {
  const jobs = await query(`SELECT id FROM bullmq.job WHERE queue = '${queue}' AND state <> 'completed'`);
  for (let at = 0; at < jobs.length; at += JOBS_AT_ONCE) {
    const some = jobs.slice(at, at + JOBS_AT_ONCE).map(({ id }) => id);
    const found = await query(`SELECT data #>> '{}' AS payload FROM bullmq.job WHERE queue = '${queue}' AND id = ANY($1)`, [some]);
    for (const { payload } of found) addIds(payload, ids);
  }
  for (const { payload } of await query('SELECT payload FROM inbox WHERE queue = $1', [queue])) addIds(payload, ids);
}

async function inRedis(url, queue, ids) {
  const client = new Redis(url);
  try {
    for (const id of await client.lrange(`${PREFIX}:${queue}:wait`, 0, -1))
      addIds(JSON.parse(await client.hget(`${PREFIX}:${queue}:${id}`, 'data')), ids);
  } finally {
    client.disconnect();
  }
}

/** A batch is L and lines, or J and an array of them; each line is a record with its id. */
function addIds(payload, ids) {
  const records = payload.startsWith('L') ? payload.slice(1).split('\n') : JSON.parse(payload.slice(1));
  for (const record of records) ids.add(/"id":"([^"]+)"/.exec(record)?.[1]);
}
