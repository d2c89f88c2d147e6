// P12: two workers ÷ one on the same backlog, two trackers ÷ one under the same load. Judged only where each has a core to itself
// and the stores another.
import { cpus } from 'node:os';
import { makeClicks, makePostbacks } from '../drive/backlog.mjs';
import { cpuMs, storesCpuMs } from '../watch/cpu.mjs';
import { drain } from '../watch/drain.mjs';
import { atLeast, noted } from '../figures.mjs';
import { median } from '../reports/numbers.mjs';
import { fire } from '../drive/load.mjs';
import { canPin } from '../processes.mjs';
import { BROWSER } from '../product.mjs';
import { missingRecords } from '../watch/stored.mjs';
import { inWorld } from '../world.mjs';

const CORES = cpus().length;
const HAS_ROOM = canPin && CORES >= 4;
/** Without room both workers share the one core, and the stores keep theirs. */
const PINS = HAS_ROOM ? ['0', '1'] : ['0', '0'];
const STORES = HAS_ROOM ? `2-${CORES - 1}` : '1';
const NO_ROOM = `not judged: ${CORES} cores, both on one of them`;

export function measure({ quick, say }) {
  const [amount, rounds] = quick ? [8_000, 1] : [20_000, 2];
  const work = async (world) => {
    const trackers = [await world.tracker({}, { pin: PINS[0] }), await world.tracker({}, { pin: PINS[1] })];
    const [one, two] = [[], []];
    for (let round = 1; round <= 2 * rounds; round += 1) {
      const ids = await makeClicks(trackers[0], world.campaign.key, amount, round * amount);
      await drain(world.env, 'clicks', amount);
      await makePostbacks(trackers[0], ids, round);
      if (round % 2 === 1) one.push(await drain(world.env, 'postbacks', amount, [PINS[0]]));
      else two.push(await drain(world.env, 'postbacks', amount, PINS));
      say(`backlog ${round} of ${2 * rounds} drained`);
    }
    const edge = await trackerRates(trackers, world.campaign.key, amount);
    const made = 2 * rounds * amount;
    const missing = await missingRecords(world, { clicks: made + edge.sent, postbacks: made });
    const ratio = (pick) => median(two.map(pick)) / median(one.map(pick));
    const rate = ratio(({ perSecond }) => perSecond);
    const judge = (name, value) => (HAS_ROOM ? atLeast('P12', name, value, 1.7) : noted('P12', name, value, NO_ROOM));
    return {
      figures: [
        judge('two workers ÷ one', rate),
        noted(
          'P12',
          'CPU per record, stores included: two workers ÷ one',
          ratio(({ workerUs, storesUs }) => workerUs + storesUs),
          [one, two]
            .map(
              (rounds) =>
                `worker ${median(rounds.map(({ workerUs }) => workerUs))} µs, stores ${median(rounds.map(({ storesUs }) => storesUs))} µs`,
            )
            .join('; two: '),
        ),
        judge('two trackers ÷ one', edge.two / edge.one),
        noted(
          'P12',
          'CPU per redirect, stores included: two trackers ÷ one',
          edge.twoUs / edge.oneUs,
          `${edge.oneUs} and ${edge.twoUs} µs`,
        ),
      ],
      details: { one, two, trackers: edge, cores: CORES },
      missing,
    };
  };
  return inWorld(work, { cores: STORES });
}

/** Redirects per second of the first, then of both at once, and µs of CPU each, stores included. */
async function trackerRates(trackers, key, amount) {
  let sent = 0;
  const rateOf = async (some) => {
    const used = () => some.reduce((sum, { pid }) => sum + cpuMs(pid), storesCpuMs());
    const before = used();
    const each = await Promise.all(
      some.map(({ url }) => fire({ url: `${url}/c/${key}?supply_id=s-1`, headers: { 'user-agent': BROWSER }, amount, connections: 128 })),
    );
    const all = some.length * amount;
    sent += all;
    return {
      perSecond: Math.round(all / Math.max(...each.map(({ seconds }) => seconds))),
      us: Math.round(((used() - before) * 1_000) / all),
    };
  };
  await rateOf(trackers);
  const [one, two] = [await rateOf(trackers.slice(0, 1)), await rateOf(trackers)];
  return { one: one.perSecond, two: two.perSecond, oneUs: one.us, twoUs: two.us, sent };
}
