// What most parts of the bench start with: an empty database, a campaign, and everything stopped at the end.
import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { BACKLOG_ENV } from './drive/backlog.mjs';
import { METRICS_ENV } from './watch/metrics.mjs';
import { pinSelf, startPinned } from './processes.mjs';
import { freshDatabase, makeCampaign } from './product.mjs';
import { countRows } from './watch/stored.mjs';

const PATIENCE_S = 300;
/** What follows the path of the offers that clicks go to. */
export const TARGET = '?click={click_id}&amount={payout}&s={supply_id}';

/**
 * Runs `work` in a world of its own: { env, url, campaign, start(file, env, path, options), tracker(env), worker(options), query(sql) }.
 * What was started is stopped, the last first.
 *
 * cores  the stores and this process are pinned to them
 * open   makes the database
 */
export async function inWorld(work, { cores = '1', open = freshDatabase } = {}) {
  pinSelf(cores);
  const database = await open();
  const stops = [database.stop];
  const env = { ...database.env, ...BACKLOG_ENV, ...METRICS_ENV };
  const start = async (...args) => {
    const started = await startPinned(...args);
    stops.unshift(() => started.stop());
    return started;
  };
  try {
    const campaign = database.campaign ?? (await makeCampaign(env, TARGET));
    const tracker = (more = {}, options) => start('dist/apps/tracker/src/main.js', { ...env, ...more }, '/readyz', options);
    const worker = (options) => start('dist/apps/worker/src/main.js', env, '/healthz', options);
    const query = (...asked) => ask(database.url, ...asked);
    return await work({ env, url: database.url, campaign, start, tracker, worker, query });
  } finally {
    for (const stop of stops) await stop();
  }
}

/**
 * Waits until a worker that is running has written everything down, then compares rows with answers.
 *
 * sent     { clicks, postbacks } acknowledged since `before` was counted
 * returns  how many of each are missing; more than none makes the figures void
 */
export async function missingRows(world, before, sent) {
  for (let seconds = 0; ; seconds += 1) {
    const now = await countRows(world);
    const missing = { clicks: sent.clicks - now.clicks + before.clicks, postbacks: sent.postbacks - now.postbacks + before.postbacks };
    const isDone = missing.clicks <= 0 && missing.postbacks <= 0;
    if (isDone || seconds > PATIENCE_S) return { clicks: Math.max(0, missing.clicks), postbacks: Math.max(0, missing.postbacks) };
    await sleep(1_000);
  }
}

/** Rows of one statement, over a connection of its own. */
export async function ask(url, sql, values) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}
