// What most parts of the bench start with: an empty database, a campaign, and everything stopped at the end.
import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { BACKLOG_ENV } from './backlog.mjs';
import { pinSelf, startPinned } from './processes.mjs';
import { freshDatabase, makeCampaign } from './product.mjs';

const PATIENCE_S = 600;

/**
 * Runs `work` in a world of its own: { env, url, campaign, start(file, env, path, options), tracker(env), query(sql) }.
 * What was started is stopped, the last first. The stores and this process are pinned to `cores`.
 */
export async function inWorld(work, cores = '1') {
  pinSelf(cores);
  const database = await freshDatabase();
  const stops = [database.stop];
  const env = { ...database.env, ...BACKLOG_ENV };
  const start = async (...args) => {
    const started = await startPinned(...args);
    stops.unshift(() => started.stop());
    return started;
  };
  try {
    const campaign = await makeCampaign(env, '?click={click_id}&amount={payout}&s={supply_id}');
    const tracker = (more = {}, options) => start('dist/apps/tracker/src/main.js', { ...env, ...more }, '/readyz', options);
    return await work({ env, url: database.url, campaign, start, tracker, query: (sql) => query(database.url, sql) });
  } finally {
    for (const stop of stops) await stop();
  }
}

/** How many rows there are of what a tracker acknowledges. */
export async function countRows({ query: ask }) {
  const [row] = await ask('SELECT (SELECT count(*) FROM clicks)::int AS clicks, (SELECT count(*) FROM postbacks)::int AS postbacks');
  return row;
}

/**
 * Lets workers write everything down, then compares rows with answers.
 *
 * sent     { clicks, postbacks } acknowledged since `before` was counted
 * returns  how many of each are missing; more than none makes the figures void
 */
export async function missingRows(world, before, sent, envs = [world.env]) {
  for (const env of envs) await world.start('dist/apps/worker/src/main.js', env, '/healthz', { pin: false });
  let missing = sent;
  for (let seconds = 0; seconds < PATIENCE_S; seconds += 1) {
    const now = await countRows(world);
    missing = { clicks: sent.clicks - now.clicks + before.clicks, postbacks: sent.postbacks - now.postbacks + before.postbacks };
    if (missing.clicks <= 0 && missing.postbacks <= 0) return { clicks: 0, postbacks: 0 };
    await sleep(1_000);
  }
  return missing;
}

async function query(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
