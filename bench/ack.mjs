// npm run bench: how many postbacks and clicks per second a tracker acknowledges, beside a bare Fastify on the same core.
// Default durability everywhere; subjects and yardstick take turns; every answered request is found as a row, or the
// figure is void. Prints a table and writes bench/results/<time>.json.
//   --requests N   per subject and round (40000)   --rounds N (3)   --connections N (256)
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { cpuMs, rssMiB, storesCpuMs } from './cpu.mjs';
import { fire } from './load.mjs';
import { canPin, pinSelf, startPinned, startRedis } from './processes.mjs';
import { BROWSER, freshDatabase, makeCampaign, median } from './product.mjs';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '40000' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '256' },
  },
});
const [requests, rounds, connections] = [Number(values.requests), Number(values.rounds), Number(values.connections)];
const WARM_UP = 5_000;

pinSelf();
const { env, url: databaseUrl, stop: stopDatabase } = await freshDatabase();
const redis = await startRedis();
const stops = [stopDatabase];
if (redis) stops.unshift(() => redis.stop());

try {
  const campaign = await makeCampaign(env, '?click={click_id}&amount={payout}&s={supply_id}');
  const bare = await start('bench/bare-fastify.mjs', {}, '/200');
  const subjects = [
    { name: 'bare 200', url: `${bare.url}/200`, pid: bare.pid },
    { name: 'bare 302', url: `${bare.url}/302`, pid: bare.pid },
    ...(await trackerSubjects('postgres', env, campaign)),
    ...(redis ? await trackerSubjects('redis', { ...env, REDIS_URL: redis.url }, campaign) : []),
  ];
  if (!redis) console.log('redis-server is not installed (apt-get install redis-server): the Redis figures are left out.');
  const before = await countRows();
  const sent = { clicks: 0, postbacks: 0 };
  await measure(subjects, sent);
  const missing = await drain(env, before, sent);
  report(subjects, missing);
} finally {
  for (const stop of stops) await stop();
}

async function start(file, env, path) {
  const started = await startPinned(file, env, path);
  stops.unshift(() => started.stop());
  return started;
}

async function trackerSubjects(store, env, campaign) {
  const tracker = await start('dist/apps/tracker/src/main.js', env, '/readyz');
  const click = `${tracker.url}/c/${campaign.key}?supply_id=s-17&site_id=site-4&creative_id=a`;
  const answer = await fetch(click, { redirect: 'manual', headers: { 'user-agent': BROWSER } });
  const clickId = new URL(answer.headers.get('location')).searchParams.get('click');
  return [
    {
      name: `postback, ${store}`,
      url: `${tracker.url}/postback?click_id=${clickId}&payout=5.00&txid=4711`,
      yardstick: 'bare 200',
      row: 'postbacks',
      pid: tracker.pid,
    },
    { name: `redirect, ${store}`, url: click, yardstick: 'bare 302', row: 'clicks', pid: tracker.pid },
  ];
}

/** One subject after the other, round by round, so that a slow minute of the machine meets all of them. */
async function measure(subjects, sent) {
  for (let round = 0; round <= rounds; round += 1) {
    for (const subject of subjects) {
      const amount = round === 0 ? WARM_UP : requests;
      const before = { own: cpuMs(subject.pid), stores: storesCpuMs() };
      const { seconds, statuses, latenciesMs } = await fire({ url: subject.url, headers: { 'user-agent': BROWSER }, amount, connections });
      const used = { own: cpuMs(subject.pid) - before.own, stores: storesCpuMs() - before.stores };
      const answered = (statuses.get(200) ?? 0) + (statuses.get(302) ?? 0);
      if (answered !== amount)
        throw new Error(`${subject.name}: ${amount - answered} of ${amount} requests were not answered as they should`);
      if (subject.row) sent[subject.row] += amount;
      subject.rssMiB = Math.max(subject.rssMiB ?? 0, rssMiB(subject.pid));
      if (round > 0)
        (subject.rounds ??= []).push({
          perSecond: amount / seconds,
          p99Ms: latenciesMs.sort()[Math.floor(amount * 0.99)],
          ownUs: (used.own * 1_000) / amount,
          storesUs: (used.stores * 1_000) / amount,
        });
      await sleep(200);
    }
    console.log(round === 0 ? 'warmed up' : `round ${round} of ${rounds} done`);
  }
}

/** Lets workers write everything down, then compares rows with answers. */
async function drain(env, before, sent) {
  console.log(`${sent.clicks + sent.postbacks} acknowledged; the workers write them down …`);
  const stores = [env, ...(redis ? [{ ...env, REDIS_URL: redis.url }] : [])];
  for (const one of stores) await start('dist/apps/worker/src/main.js', one, '/healthz');
  let missing = sent;
  for (let seconds = 0; seconds < 600; seconds += 1) {
    const now = await countRows();
    const found = { clicks: now.clicks - before.clicks, postbacks: now.postbacks - before.postbacks };
    missing = { clicks: sent.clicks - found.clicks, postbacks: sent.postbacks - found.postbacks };
    if (missing.clicks <= 0 && missing.postbacks <= 0) break;
    await sleep(1_000);
  }
  return missing;
}

async function countRows() {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      'SELECT (SELECT count(*) FROM clicks)::int AS clicks, (SELECT count(*) FROM postbacks)::int AS postbacks',
    );
    return rows[0];
  } finally {
    await client.end();
  }
}

function report(subjects, missing) {
  const figures = subjects.map((subject) => {
    const yardstick = subjects.find((one) => one.name === subject.yardstick);
    return {
      name: subject.name,
      perSecond: Math.round(median(subject.rounds.map((round) => round.perSecond))),
      p99Ms: Number(median(subject.rounds.map((round) => round.p99Ms)).toFixed(1)),
      ownUs: Number(median(subject.rounds.map((round) => round.ownUs)).toFixed(1)),
      storesUs: Number(median(subject.rounds.map((round) => round.storesUs)).toFixed(1)),
      rssMiB: subject.rssMiB,
      // Round by round, so that both sides of a ratio saw the same machine.
      ratio: yardstick
        ? Number(median(subject.rounds.map((round, at) => round.perSecond / yardstick.rounds[at].perSecond)).toFixed(2))
        : null,
    };
  });
  const isVoid = missing.clicks > 0 || missing.postbacks > 0;
  const columns = ['requests/s', 'p99 ms', '÷ bare', 'µs CPU', '+ stores', 'MiB'];
  console.log(`\n${'subject'.padEnd(22)}${columns.map((name) => name.padStart(11)).join('')}`);
  for (const { name, perSecond, p99Ms, ratio, ownUs, storesUs, rssMiB: memory } of figures)
    console.log(
      name.padEnd(22) + [perSecond, p99Ms, ratio ?? '', ownUs, storesUs, memory].map((text) => String(text).padStart(11)).join(''),
    );
  console.log(
    isVoid
      ? `\nVOID: ${missing.clicks} clicks and ${missing.postbacks} postbacks were answered and are not in the database.`
      : '\nEvery answered request was found as a row.',
  );
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version, pinned: canPin };
  const file = join(import.meta.dirname, 'results', `${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.json`);
  mkdirSync(join(import.meta.dirname, 'results'), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ machine, requests, rounds, connections, figures, missing, void: isVoid }, null, 2)}\n`);
  console.log(`Written to ${file}`);
  if (isVoid) process.exitCode = 1;
}
