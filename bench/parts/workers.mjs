// P4, P5: postbacks and clicks that one worker on one core takes to their end per second, ÷ what the database takes of the same rows
// in bulk, and ÷ the naive build. Its upkeep runs beside it, as in production: totals are counted meanwhile.
import { makeClicks, makePostbacks } from '../drive/backlog.mjs';
import { bulkLoad } from '../yardsticks/bulk.mjs';
import { drain } from '../watch/drain.mjs';
import { atLeast, noted } from '../figures.mjs';
import { median } from '../reports/numbers.mjs';
import { drainNaive } from '../yardsticks/naive/drain.mjs';
import { countRows } from '../watch/stored.mjs';
import { inWorld } from '../world.mjs';

const CLICK_TABLES = [{ name: 'clicks' }, { name: 'click_details' }, { name: 'click_visitors' }, { name: 'click_paces' }];
const POSTBACK_TABLES = ['postbacks', 'postback_raws', 'conversions', 'conversion_keys', 'conversion_facts'].map((name) => ({ name }));

export function measure({ quick, say }) {
  const [amount, rounds] = quick ? [8_000, 1] : [25_000, 3];
  return inWorld(async (world) => {
    const tracker = await world.tracker();
    const [clicks, postbacks] = [[], []];
    for (let round = 1; round <= rounds; round += 1) {
      const ids = await makeClicks(tracker, world.campaign.key, amount, round * amount);
      clicks.push({ ...(await drained(world, 'clicks', amount)), bulk: await bulkLoad(world.url, CLICK_TABLES) });
      await makePostbacks(tracker, ids, round);
      postbacks.push({ ...(await drained(world, 'postbacks', amount)), bulk: await bulkLoad(world.url, POSTBACK_TABLES) });
      say(`round ${round} of ${rounds} done`);
    }
    const rows = await countRows(world);
    const missing = { clicks: rounds * amount - rows.clicks, postbacks: rounds * amount - rows.postbacks };
    await tracker.stop();
    const naive = await drainNaive(world.url, quick ? 1_000 : 4_000);
    const ownRate = median(postbacks.map(({ perSecond }) => perSecond));
    const figures = [...figuresOf('P4', 'postbacks', postbacks), ...figuresOf('P5', 'clicks', clicks)];
    if (naive)
      figures.splice(
        1,
        0,
        atLeast('P4', 'postbacks ÷ the naive build', ownRate / naive.perSecond, 15, `naive: ${naive.perSecond} per second`),
      );
    return { figures, details: { clicks, postbacks, naive }, missing };
  });
}

async function drained(world, queue, amount) {
  const walBytes = async () => Number((await world.query(`SELECT pg_current_wal_insert_lsn() - '0/0' AS at`))[0].at);
  const before = await walBytes();
  const figures = await drain(world.env, queue, amount);
  return { ...figures, walBytes: Math.round(((await walBytes()) - before) / amount) };
}

function figuresOf(p, what, rounds) {
  const of = (pick) => median(rounds.map(pick));
  return [
    atLeast(
      p,
      `${what} ÷ bulk load of the same rows`,
      of(({ perSecond, bulk }) => perSecond / bulk.perSecond),
      0.35,
      `bulk: ${of(({ bulk }) => bulk.perSecond)} per second`,
    ),
    noted(
      p,
      `${what} per second and worker core`,
      of(({ perSecond }) => perSecond),
      `worker ${of(({ workerUs }) => workerUs)} µs, stores ${of(({ storesUs }) => storesUs)} µs, log of the database ${of(({ walBytes }) => walBytes)} bytes each`,
    ),
  ];
}
