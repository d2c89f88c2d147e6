// P1, P2, P2b: how many postbacks and clicks per second a tracker acknowledges, beside a bare Fastify on the same core.
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuMs, rssMiB, storesCpuMs } from '../watch/cpu.mjs';
import { atLeast, atMost, noted } from '../figures.mjs';
import { median, percentile } from '../reports/numbers.mjs';
import { fire } from '../drive/load.mjs';
import { startRedis } from '../processes.mjs';
import { BROWSER } from '../product.mjs';
import { loopDelayMs } from '../watch/metrics.mjs';
import { missingRecords } from '../watch/stored.mjs';
import { inWorld } from '../world.mjs';

const WARM_UP = 5_000;
const CONNECTIONS = 256;

export async function measure({ quick, say }) {
  const [requests, rounds] = quick ? [8_000, 1] : [25_000, 3];
  const redis = await startRedis();
  if (!redis) say('redis-server is not installed (apt-get install redis-server): the Redis figures are left out.');
  try {
    return await inWorld(async (world) => {
      const stores = { postgres: world.env, ...(redis && { redis: { ...world.env, REDIS_URL: redis.url } }) };
      const subjects = await subjectsOf(world, stores);
      const sent = { clicks: Object.keys(stores).length, postbacks: 0 };
      for (let round = 0; round <= rounds; round += 1) {
        // One subject after the other, so that a slow minute of the machine meets all of them.
        for (const subject of subjects) await measureOnce(subject, round === 0 ? WARM_UP : requests, round > 0, sent);
        say(round === 0 ? 'warmed up' : `round ${round} of ${rounds} done`);
      }
      const missing = await missingRecords(world, sent, redis?.url);
      say(`${sent.clicks + sent.postbacks} acknowledged, each looked for in the stores`);
      const figures = subjects.filter(({ yardstick }) => yardstick).flatMap((subject) => figuresOf(subject, subjects));
      return { figures, details: subjects.map(({ name, rounds: each }) => ({ name, rounds: each })), missing };
    });
  } finally {
    await redis?.stop();
  }
}

async function subjectsOf({ start, tracker, campaign }, stores) {
  const bare = await start('bench/yardsticks/bare-fastify.mjs', {}, '/200');
  const subjects = [
    { name: 'bare 200', url: `${bare.url}/200`, pid: bare.pid },
    { name: 'bare 302', url: `${bare.url}/302`, pid: bare.pid },
  ];
  for (const [store, env] of Object.entries(stores)) {
    const { url, pid } = await tracker(env);
    // One click of each tracker, for its postbacks.
    const click = `${url}/c/${campaign.key}?supply_id=s-17&site_id=site-4&creative_id=a`;
    const answer = await fetch(click, { redirect: 'manual', headers: { 'user-agent': BROWSER } });
    const clickId = new URL(answer.headers.get('location')).searchParams.get('click');
    const postback = `${url}/postback?click_id=${clickId}&payout=5.00&txid=4711`;
    subjects.push({ name: `postback, ${store}`, url: postback, yardstick: 'bare 200', row: 'postbacks', pid });
    subjects.push({ name: `redirect, ${store}`, url: click, yardstick: 'bare 302', row: 'clicks', pid });
  }
  return subjects;
}

async function measureOnce(subject, amount, counts, sent) {
  if (subject.row) await loopDelayMs(subject);
  const before = { own: cpuMs(subject.pid), stores: storesCpuMs() };
  const { seconds, statuses, latenciesMs } = await fire({
    url: subject.url,
    headers: { 'user-agent': BROWSER },
    amount,
    connections: CONNECTIONS,
  });
  const used = { own: cpuMs(subject.pid) - before.own, stores: storesCpuMs() - before.stores };
  const answered = (statuses.get(200) ?? 0) + (statuses.get(302) ?? 0);
  if (answered !== amount) throw new Error(`${subject.name}: ${amount - answered} of ${amount} requests were not answered as they should`);
  if (subject.row) sent[subject.row] += amount;
  if (counts)
    (subject.rounds ??= []).push({
      perSecond: Math.round(amount / seconds),
      p99Ms: percentile(latenciesMs, 0.99),
      ownUs: (used.own * 1_000) / amount,
      storesUs: (used.stores * 1_000) / amount,
      rssMiB: rssMiB(subject.pid),
      ...(subject.row && { loopDelayP99Ms: await loopDelayMs(subject) }),
    });
  await sleep(200);
}

function figuresOf({ name, yardstick, rounds, row }, subjects) {
  const bare = subjects.find((one) => one.name === yardstick);
  // Round by round, so that both sides of a ratio saw the same machine.
  const ratio = median(rounds.map((round, at) => round.perSecond / bare.rounds[at].perSecond));
  const [own, stores] = [median(rounds.map(({ ownUs }) => ownUs)), median(rounds.map(({ storesUs }) => storesUs))];
  const isPostback = row === 'postbacks';
  const goal = !isPostback ? 0.65 : name.endsWith('redis') ? 0.75 : 0.6;
  const bareUs = median(bare.rounds.map(({ ownUs }) => ownUs));
  return [
    atLeast(isPostback ? 'P1' : 'P2', `${name}: rate ÷ bare Fastify`, ratio, goal),
    noted(isPostback ? 'P1' : 'P2', `${name}: requests per second`, median(rounds.map(({ perSecond }) => perSecond))),
    atMost(
      'P2b',
      `${name}: CPU ms each, stores included`,
      (own + stores) / 1_000,
      isPostback ? 0.06 : 0.08,
      `tracker ${own.toFixed(0)} µs, stores ${stores.toFixed(0)} µs; bare Fastify ${bareUs.toFixed(0)} µs`,
    ),
  ];
}
