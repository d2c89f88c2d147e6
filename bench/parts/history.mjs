// P9: what a worker does on an empty database, and on one that has seen millions of clicks.
import { setTimeout as sleep } from 'node:timers/promises';
import { makeClicks, makePostbacks } from '../backlog.mjs';
import { drain } from '../drain.mjs';
import { atLeast, noted } from '../figures.mjs';
import { median } from '../reports/numbers.mjs';
import { startPinned } from '../processes.mjs';
import { makeRows } from '../reports/rows.mjs';
import { inWorld } from '../world.mjs';

const AMOUNT = 20_000;
const ROUNDS = 3;

export async function measure({ rows, say }) {
  const empty = await inWorld((world) => drained(world, say, 'empty'));
  const full = await inWorld(async (world) => {
    // The campaign of this world is number 1 already: the made ones take it over.
    await world.query('TRUNCATE advertisers, campaigns, offers, postback_sources CASCADE');
    // Of thirty days every tenth is told.
    await makeRows(world.url, rows, (text) => /[1-9] of/.test(text) || say(text));
    await world.query(`UPDATE campaigns SET key = '${world.campaign.key}' WHERE id = 1`);
    await world.query('VACUUM (ANALYZE)');
    // No tracker has counted what was made: the ledger would complain.
    const quiet = { ...world, env: { ...world.env, LOG_LEVEL: 'silent' } };
    await countTotals(quiet);
    return drained(quiet, say, `${rows} clicks`);
  });
  const ratio = (pick) => median(full.map(pick)) / median(empty.map(pick));
  const note = `${rows} clicks, ${Math.round(rows / 100)} conversions before`;
  return {
    figures: [
      atLeast(
        'P9',
        'postbacks per second, with history ÷ empty',
        ratio((round) => round.postbacks.perSecond),
        0.9,
        note,
      ),
      noted(
        'P9',
        'clicks per second, with history ÷ empty',
        ratio((round) => round.clicks.perSecond),
        note,
      ),
    ],
    details: { rows, empty, full },
  };
}

async function drained(world, say, what) {
  const tracker = await world.tracker();
  const rounds = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const ids = await makeClicks(tracker, world.campaign.key, AMOUNT, round * AMOUNT);
    const clicks = await drain(world.env, 'clicks', AMOUNT);
    await makePostbacks(tracker, ids, round);
    rounds.push({ clicks, postbacks: await drain(world.env, 'postbacks', AMOUNT) });
    say(`${what}: round ${round} of ${ROUNDS} done`);
  }
  return rounds;
}

/** Until what was made is in the totals: a worker that counts history beside its work would measure that. */
async function countTotals({ env, query }) {
  const worker = await startPinned('dist/apps/worker/src/main.js', { ...env, WORKER_QUEUES: 'upkeep' }, '/healthz', { pin: false });
  while ((await query('SELECT count(*)::int AS n FROM batches'))[0].n > 0) await sleep(1_000);
  await worker.stop();
}
