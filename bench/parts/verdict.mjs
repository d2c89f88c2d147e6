// P6: from the 200 of a postback to its verdict in the receipt: on an idle system, and at 25, 50 and 75 % of what tracker and worker take.
import { setTimeout as sleep } from 'node:timers/promises';
import { makeClicks, makePostbacks, postbackRequest } from '../drive/backlog.mjs';
import { fireAtRate } from '../drive/constant.mjs';
import { atMost, noted } from '../figures.mjs';
import { follow } from '../watch/follow.mjs';
import { handledBy, loopDelayMs } from '../watch/metrics.mjs';
import { percentile } from '../reports/numbers.mjs';
import { API_KEY, BROWSER } from '../product.mjs';
import { countRows } from '../watch/stored.mjs';
import { inWorld, missingRows } from '../world.mjs';

const LOOK_EVERY_MS = 4;
const PATIENCE_MS = 10_000;
/** Of so many postbacks one is followed. */
const FOLLOWED = 5;

export function measure({ quick, say }) {
  const [shares, times, probe, seconds] = quick ? [[0.5], 30, 3_000, 2] : [[0.25, 0.5, 0.75], 300, 8_000, 5];
  return inWorld(async (world) => {
    const tracker = await world.tracker();
    const worker = await world.worker();
    const before = await countRows(world);
    const waits = [];
    for (let n = -5; n < times; n += 1) {
      const wait = await oneVerdict(tracker.url, world.campaign.key);
      // The first few find everything cold.
      if (n >= 0) waits.push(wait);
      await sleep(20);
    }
    const idle = summary(waits);
    say(`${times} verdicts waited for, one after the other`);
    const sent = { clicks: times + 5, postbacks: times + 5 };
    const loads = await underLoad({ world, tracker, worker, shares, probe, seconds, sent });
    say('and at a constant rate');
    const missing = await missingRows(world, before, sent);
    return {
      figures: [
        atMost('P6', '200 → verdict in the receipt, p99 ms', idle.p99Ms, 250, `p50 ${idle.p50Ms}, worst ${idle.worstMs} ms, idle system`),
        ...loads.map(({ share, rate, verdict }) =>
          noted(
            'P6',
            `200 → verdict at ${share * 100} %: p99 ms`,
            verdict.p99Ms,
            `p50 ${verdict.p50Ms}, p99.9 ${verdict.p999Ms} ms; ${rate} postbacks a second`,
          ),
        ),
      ],
      details: { idle, loads },
      missing,
    };
  });
}

/** Postbacks at constant rates, each for a click of its own that was written before; some of them followed. */
async function underLoad({ world, tracker, worker, shares, probe, seconds, sent }) {
  const { key } = world.campaign;
  const most = await mostPerSecond({ tracker, worker, key, probe, sent });
  const loads = [];
  for (const share of shares) {
    const rate = Math.round(most * share);
    const amount = Math.round(rate * seconds);
    const ids = await writtenClicks({ tracker, worker, key, amount, sent });
    await Promise.all([loopDelayMs(tracker), loopDelayMs(worker)]);
    const follower = await follow(world);
    const { statuses } = await fireAtRate({
      url: tracker.url,
      perSecond: rate,
      seconds,
      requestAt: (n) => postbackRequest(tracker, ids[n], `at-${share}`, n),
      onHead: (head, n) => n % FOLLOWED === 0 && follower.add(/\r\npostback-receipt: (\S+)/i.exec(head)?.[1]),
    });
    if (statuses.get(200) !== amount) throw new Error(`not every postback was taken: ${JSON.stringify([...statuses])}`);
    sent.postbacks += amount;
    const verdict = summary(await follower.end());
    loads.push({
      share,
      rate,
      verdict,
      trackerLoopDelayP99Ms: await loopDelayMs(tracker),
      workerLoopDelayP99Ms: await loopDelayMs(worker),
    });
  }
  return loads;
}

/** How many postbacks per second tracker and worker take together, when they come as fast as they are answered. */
async function mostPerSecond({ tracker, worker, key, probe, sent }) {
  const ids = await writtenClicks({ tracker, worker, key, amount: probe, sent });
  const handled = await handledBy(worker, 'postbacks');
  const startedMs = performance.now();
  await makePostbacks(tracker, ids, 'probe');
  sent.postbacks += probe;
  await untilHandled(worker, 'postbacks', handled + probe);
  return (probe * 1_000) / (performance.now() - startedMs);
}

async function writtenClicks({ tracker, worker, key, amount, sent }) {
  const handled = await handledBy(worker, 'clicks');
  const ids = await makeClicks(tracker, key, amount, sent.clicks);
  sent.clicks += amount;
  await untilHandled(worker, 'clicks', handled + amount);
  return ids;
}

async function untilHandled(worker, queue, amount) {
  const untilMs = performance.now() + 60_000;
  while ((await handledBy(worker, queue)) < amount) {
    if (performance.now() > untilMs) throw new Error(`${queue}: not all were handled within a minute`);
    await sleep(50);
  }
}

async function oneVerdict(url, key) {
  const click = await fetch(`${url}/c/${key}?supply_id=s-1`, { redirect: 'manual', headers: { 'user-agent': BROWSER } });
  const clickId = new URL(click.headers.get('location')).searchParams.get('click');
  // Else the postback would wait for its click.
  await sleep(60);
  const answer = await fetch(`${url}/postback?click_id=${clickId}&payout=1.00&txid=${Math.random()}`);
  const receipt = answer.headers.get('postback-receipt');
  await answer.text();
  const answeredMs = performance.now();
  while (performance.now() - answeredMs < PATIENCE_MS) {
    const shown = await fetch(`${url}/receipts/${receipt}`, { headers: { authorization: `Bearer ${API_KEY}` } });
    const { outcome } = await shown.json();
    if (['accepted', 'rejected'].includes(outcome)) return performance.now() - answeredMs;
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error(`no verdict for ${receipt} within ten seconds`);
}

function summary(waits) {
  const at = (share) => Number(percentile(waits, share).toFixed(1));
  return { followed: waits.length, p50Ms: at(0.5), p99Ms: at(0.99), p999Ms: at(0.999), worstMs: at(1) };
}
