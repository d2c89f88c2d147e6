// P11 over time: half of what the system keeps up with, for minutes. Memory, latency and queues have to stay flat.
import { setTimeout as sleep } from 'node:timers/promises';
import { clickIdIn, clickRequest, makeClicks, makePostbacks, postbackRequest } from '../drive/backlog.mjs';
import { fireAtRate } from '../drive/constant.mjs';
import { cpuMs, rssMiB, storesCpuMs } from '../watch/cpu.mjs';
import { drain } from '../watch/drain.mjs';
import { atMost, noted } from '../figures.mjs';
import { handledBy, loopDelayMs } from '../watch/metrics.mjs';
import { percentile } from '../reports/numbers.mjs';
import { countRows } from '../watch/stored.mjs';
import { growthOf, perMinute } from '../tell/trend.mjs';
import { inWorld, missingRows } from '../world.mjs';

const PROBE = 10_000;
const PORTION_S = 20;
const TRIAL_S = 8;
/** Requests a second that no machine falls behind with. */
const SLOWEST = 50;
/** What may wait for a worker: a second's worth, not a growing heap. */
const WAITING_AT_MOST_S = 2;

export function measure({ minutes, say }) {
  return inWorld(async (world) => {
    const tracker = await world.tracker();
    const half = await halfRate(world, tracker);
    say(
      `${half} requests per second, clicks and postbacks in turn: half of what a tracker and a worker that share a core take from a backlog`,
    );
    const before = await countRows(world);
    const run = { world, tracker, worker: await world.worker(), sent: { clicks: 0, postbacks: 0 }, ids: [] };
    const rate = await keptUpWith(run, half, say);
    const portions = [];
    for (let at = 0; at * PORTION_S < minutes * 60; at += 1) {
      const portion = await onePortion(run, rate, PORTION_S);
      portions.push(portion);
      if (at % 3 === 2)
        say(
          `${((at + 1) * PORTION_S) / 60} of ${minutes} minutes: p99 ${portion.p99Ms} ms, ${portion.tracker} and ${portion.worker} MiB, ${portion.waiting} waiting`,
        );
    }
    const missing = await missingRows(world, before, run.sent);
    return { figures: figuresOf({ portions, rate, half, minutes }), details: { half, rate, portionS: PORTION_S, portions }, missing };
  });
}

/**
 * Half of what is answered and written per second when tracker and worker have one core together. Half of the tracker's own maximum would
 * be no steady state: it takes in several times what one worker writes, and the queue would grow for as long as the load lasts.
 */
async function halfRate({ env, campaign }, tracker) {
  const startedMs = performance.now();
  const ids = await makeClicks(tracker, campaign.key, PROBE);
  const edgeS = (performance.now() - startedMs) / 1_000 / PROBE;
  const clicks = await drain(env, 'clicks', PROBE);
  await makePostbacks(tracker, ids, 'probe');
  const postbacks = await drain(env, 'postbacks', PROBE);
  return Math.round(0.5 / (edgeS + (1 / clicks.perSecond + 1 / postbacks.perSecond) / 2));
}

/**
 * That rate, or half of it as often as work piles up: what comes little by little costs more per hit than a backlog, which is taken in
 * batches of hundreds. A soak at more than that would only tell how fast a queue grows.
 */
async function keptUpWith(run, half, say) {
  let rate = half;
  for (let isTooMuch = true; isTooMuch && rate > SLOWEST;) {
    // The first makes the clicks of the second's postbacks.
    await onePortion(run, rate, TRIAL_S);
    const { waiting } = await onePortion(run, rate, TRIAL_S);
    isTooMuch = waiting > rate * WAITING_AT_MOST_S;
    if (isTooMuch) {
      say(`at ${rate} a second ${waiting} wait after ${2 * TRIAL_S} s: too much`);
      rate = Math.round(rate / 2);
    }
    await untilHandled(run);
  }
  return rate;
}

async function untilHandled({ worker, sent }) {
  const untilMs = performance.now() + 120_000;
  while ((await handledOf(worker)) < sent.clicks + sent.postbacks) {
    if (performance.now() > untilMs) throw new Error('what had piled up was not handled within two minutes');
    await sleep(200);
  }
}

/** Half clicks, half postbacks for the clicks of the portion before. */
async function onePortion({ world, tracker, worker, sent, ids }, rate, seconds) {
  const amount = Math.round(rate * seconds);
  const from = sent.clicks + sent.postbacks;
  const clickIds = ids.splice(0);
  const isPostback = (n) => n % 2 === 1 && n >> 1 < clickIds.length;
  const handledBefore = await handledOf(worker);
  const used = { tracker: cpuMs(tracker.pid), worker: cpuMs(worker.pid), stores: storesCpuMs() };
  await Promise.all([loopDelayMs(tracker), loopDelayMs(worker)]);
  const { latenciesMs, statuses } = await fireAtRate({
    url: tracker.url,
    perSecond: rate,
    seconds,
    requestAt: (n) =>
      isPostback(n) ? postbackRequest(tracker, clickIds[n >> 1], 'soak', from + n) : clickRequest(tracker, world.campaign.key, from + n),
    onHead: (head, n) => isPostback(n) || ids.push(clickIdIn(head)),
  });
  // 503 is an honest answer to a postback while the stores stall; it is counted, and its sender would send it again.
  const refused = statuses.get(503) ?? 0;
  if ((statuses.get(302) ?? 0) + (statuses.get(200) ?? 0) + refused !== amount)
    throw new Error(`not all were answered as they should: ${JSON.stringify([...statuses])}`);
  sent.clicks += statuses.get(302);
  sent.postbacks += statuses.get(200) ?? 0;
  const handled = await handledOf(worker);
  const us = (now, before, hits) => Math.round(((now - before) * 1_000) / Math.max(1, hits));
  return {
    p50Ms: at2(percentile(latenciesMs, 0.5)),
    p99Ms: at2(percentile(latenciesMs, 0.99)),
    p999Ms: at2(percentile(latenciesMs, 0.999)),
    refused,
    // What was refused may have been stored all the same.
    waiting: Math.max(0, sent.clicks + sent.postbacks - handled),
    tracker: rssMiB(tracker.pid),
    worker: rssMiB(worker.pid),
    trackerLoopDelayP99Ms: await loopDelayMs(tracker),
    workerLoopDelayP99Ms: await loopDelayMs(worker),
    trackerUs: us(cpuMs(tracker.pid), used.tracker, amount),
    workerUs: us(cpuMs(worker.pid), used.worker, handled - handledBefore),
    storesUs: us(storesCpuMs(), used.stores, handled - handledBefore),
  };
}

async function handledOf(worker) {
  return (await handledBy(worker, 'clicks')) + (await handledBy(worker, 'postbacks'));
}

/** The last third beside the first. */
function figuresOf({ portions, rate, half, minutes }) {
  const of = (key) => portions.map((portion) => portion[key]);
  const slope = (key, unit) => `${perMinute(of(key), PORTION_S)} ${unit} a minute`;
  const note = `${minutes} minutes at ${rate} requests per second`;
  return [
    atMost('P11', 'soak: tracker, MiB resident, at most', Math.max(...of('tracker')), 200, note),
    atMost('P11', 'soak: worker, MiB resident, at most', Math.max(...of('worker')), 200),
    atMost('P11', 'soak: tracker memory, last third ÷ first', growthOf(of('tracker')), 1.1, slope('tracker', 'MiB')),
    atMost('P11', 'soak: worker memory, last third ÷ first', growthOf(of('worker')), 1.1, slope('worker', 'MiB')),
    noted('P11', 'soak: requests per second kept up with, at most half', rate, `half of what is taken from a backlog is ${half}`),
    noted(
      'P11',
      'soak: postbacks refused with 503',
      of('refused').reduce((sum, n) => sum + n, 0),
      `of ${Math.round(rate * minutes * 30)}`,
    ),
    noted('P11', 'soak: p99 ms, last third ÷ first', growthOf(of('p99Ms')), slope('p99Ms', 'ms')),
    noted('P11', 'soak: worker CPU per hit, last third ÷ first', growthOf(of('workerUs')), slope('workerUs', 'µs')),
    noted('P11', 'soak: stores CPU per hit, last third ÷ first', growthOf(of('storesUs')), slope('storesUs', 'µs')),
    atMost(
      'P11',
      'soak: seconds of work waiting at the end',
      portions.at(-1).waiting / rate,
      WAITING_AT_MOST_S,
      slope('waiting', 'records'),
    ),
  ];
}

const at2 = (value) => Number(value.toFixed(2));
