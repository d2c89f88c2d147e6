// P11 over time: half of what the system keeps up with, for minutes. Memory, latency and queues have to stay flat.
import { makeClicks, makePostbacks } from '../backlog.mjs';
import { fireAtRate } from '../constant.mjs';
import { rssMiB } from '../cpu.mjs';
import { drain } from '../drain.mjs';
import { atMost, noted } from '../figures.mjs';
import { percentile } from '../reports/numbers.mjs';
import { requestOf } from '../load.mjs';
import { BROWSER } from '../product.mjs';
import { countRows, inWorld, missingRows } from '../world.mjs';

const PROBE = 10_000;
const PORTION_S = 20;
/** Rows that may wait for a worker: a second's worth, not a growing heap. */
const WAITING_AT_MOST = 2;

export function measure({ minutes, say }) {
  return inWorld(async (world) => {
    const tracker = await world.tracker();
    const { ids, rate } = await probe(world, tracker);
    say(`${rate} requests per second`);
    const worker = await world.start('dist/apps/worker/src/main.js', world.env, '/healthz');
    const before = await countRows(world);
    const sent = { clicks: 0, postbacks: 0 };
    const requestAt = (n) => {
      const path =
        n % 2 === 0
          ? `/c/${world.campaign.key}?supply_id=s-${n % 97}`
          : `/postback?click_id=${ids[n % PROBE]}&payout=1.00&txid=${n}-${sent.postbacks}`;
      return requestOf(new URL(tracker.url + path), { 'user-agent': BROWSER, 'x-forwarded-for': `20.${n % 200}.${(n >> 4) % 250}.1` });
    };
    const portions = [];
    for (let at = 0; at * PORTION_S < minutes * 60; at += 1) {
      const { latenciesMs, statuses } = await fireAtRate({ url: tracker.url, perSecond: rate, seconds: PORTION_S, requestAt });
      sent.clicks += statuses.get(302) ?? 0;
      sent.postbacks += statuses.get(200) ?? 0;
      const rows = await countRows(world);
      const waiting = sent.clicks + sent.postbacks - (rows.clicks - before.clicks) - (rows.postbacks - before.postbacks);
      portions.push({ p99Ms: percentile(latenciesMs, 0.99), waiting, tracker: rssMiB(tracker.pid), worker: rssMiB(worker.pid) });
      if ((at + 1) % 3 === 0) say(`${((at + 1) * PORTION_S) / 60} of ${minutes} minutes: ${JSON.stringify(portions.at(-1))}`);
    }
    const missing = await missingRows(world, before, sent, []);
    return { figures: figuresOf(portions, rate, minutes), details: { rate, portions }, missing };
  });
}

/** Half of what tracker and worker can take of clicks and postbacks in turn, when they share a core. */
async function probe({ env, campaign }, tracker) {
  const startedMs = performance.now();
  const ids = await makeClicks(tracker, campaign.key, PROBE);
  const edgeS = (performance.now() - startedMs) / 1_000 / PROBE;
  const clicks = await drain(env, 'clicks', PROBE);
  await makePostbacks(tracker, ids, 'probe');
  const postbacks = await drain(env, 'postbacks', PROBE);
  const bothS = edgeS + (1 / clicks.perSecond + 1 / postbacks.perSecond) / 2;
  return { ids, rate: Math.round(0.5 / bothS) };
}

/** The last third beside the first, whose first portion warms up. */
function figuresOf(portions, rate, minutes) {
  const third = Math.max(1, Math.floor((portions.length - 1) / 3));
  const mean = (some, pick) => some.reduce((sum, one) => sum + one[pick], 0) / some.length;
  const growth = (pick) => mean(portions.slice(-third), pick) / mean(portions.slice(1, 1 + third), pick);
  const most = (pick) => Math.max(...portions.map((one) => one[pick]));
  const note = `${minutes} minutes at ${rate} requests per second`;
  return [
    atMost('P11', 'soak: tracker, MiB resident, at most', most('tracker'), 200, note),
    atMost('P11', 'soak: worker, MiB resident, at most', most('worker'), 200),
    atMost('P11', 'soak: tracker memory, last third ÷ first', growth('tracker'), 1.1),
    atMost('P11', 'soak: worker memory, last third ÷ first', growth('worker'), 1.1),
    noted('P11', 'soak: p99 ms, last third ÷ first', growth('p99Ms')),
    atMost('P11', 'soak: seconds of work waiting at the end', portions.at(-1).waiting / rate, WAITING_AT_MOST),
  ];
}
