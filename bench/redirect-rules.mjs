// What three rules and ten macros cost the redirect: two campaigns on one tracker take turns, plain and rich.
// Prints requests/s, the tracker's CPU per redirect (Linux) and the ratio rich ÷ plain. Build first (npm run build).
//   node bench/redirect-rules.mjs [--requests 20000] [--rounds 5] [--connections 64]
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { pinSelf, startPinned } from './processes.mjs';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '64' },
  },
});
const [requests, rounds, connections] = [Number(values.requests), Number(values.rounds), Number(values.connections)];
const API_KEY = 'bench-key-0123456789abcdef';
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const PLAIN = '?click={click_id}';
const TEN = `${PLAIN}&amount={payout}&s={supply_id}&z={site_id}&c={creative_id}&co={country}&d={device}&os={os}&b={browser}&cost={cost}`;
const RULES = {
  os: { block: ['iOS'] },
  hours: { slots: [{ from: '00:00', to: '24:00' }] },
  supply_id: { allow: ['s-17', 's-18'] },
};

pinSelf();
const { runMigrations, startEmbeddedDatabase } = await import('#database');
const { migrateQueueBackend } = await import('#queue');
const folder = mkdtempSync(join(tmpdir(), 'rebound-bench-'));
const database = await startEmbeddedDatabase({ dataDir: folder });
const stops = [() => database.stop(), () => rmSync(folder, { recursive: true, force: true })];
try {
  await runMigrations(database.url);
  await migrateQueueBackend(database.url);
  const env = {
    DATABASE_URL: database.url,
    SECRETS: 'bench-secret-0123456789abcdef',
    PUBLIC_URL: 'http://bench.example',
    ADMIN_API_KEY: API_KEY,
    DATA_DIR: folder,
    HOST: '127.0.0.1',
  };
  const subjects = [
    { name: 'plain', key: await makeCampaign(env, PLAIN, undefined), perSecond: [], cpuUs: [] },
    { name: '3 rules, 10 macros', key: await makeCampaign(env, TEN, RULES), perSecond: [], cpuUs: [] },
  ];
  const tracker = await startPinned('dist/apps/tracker/src/main.js', env, '/readyz');
  stops.unshift(() => tracker.stop());
  for (let round = 0; round <= rounds; round += 1) {
    for (const subject of subjects) {
      const cpuBefore = cpuUs(tracker.pid);
      const seconds = await fire(`${tracker.url}/c/${subject.key}?supply_id=s-17&site_id=site-4&creative_id=a`);
      if (round === 0) continue;
      subject.perSecond.push(requests / seconds);
      subject.cpuUs.push((cpuUs(tracker.pid) - cpuBefore) / requests);
    }
  }
  const [plain, rich] = subjects;
  for (const { name, perSecond, cpuUs: cpu } of subjects)
    console.log(
      `${name.padEnd(20)}${Math.round(median(perSecond)).toString().padStart(8)} requests/s${median(cpu).toFixed(1).padStart(8)} µs CPU`,
    );
  console.log(`rich ÷ plain: ${median(rich.perSecond.map((rate, at) => rate / plain.perSecond[at])).toFixed(2)} of the rate`);
  console.log(`plain ÷ rich: ${median(plain.cpuUs.map((cpu, at) => cpu / rich.cpuUs[at])).toFixed(2)} of the tracker's CPU`);
} finally {
  for (const stop of stops) await stop();
}

async function makeCampaign(env, query, rules) {
  const api = await startPinned('dist/apps/api/src/main.js', env, '/readyz');
  const answer = await fetch(`${api.url}/api/v1/campaigns`, {
    method: 'POST',
    headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      name: 'Bench',
      offers: [
        { url: `http://advertiser.example/${query}`, payout: '5.00', currency: 'USD', weight: 70, rules },
        { url: `http://advertiser.example/b${query}`, payout: '4.00', currency: 'USD', weight: 30, rules },
      ],
    }),
  });
  const campaign = await answer.json();
  await api.stop();
  if (answer.status !== 201) throw new Error(`the campaign was not made: ${JSON.stringify(campaign)}`);
  return campaign.key;
}

function fire(url) {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    let lastAt = startedAt;
    const run = autocannon({ url, amount: requests, connections, headers: { 'user-agent': BROWSER } }, (error, result) => {
      if (error) reject(error instanceof Error ? error : new Error(String(error)));
      else if (result['3xx'] !== requests) reject(new Error(`${requests - result['3xx']} of ${requests} were not redirected`));
      else resolve((lastAt - startedAt) / 1_000);
    });
    run.on('response', () => {
      lastAt = performance.now();
    });
  });
}

/** User and system time of a process, in ticks of 10 ms; NaN where there is no /proc. */
function cpuUs(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10_000;
  } catch {
    return Number.NaN;
  }
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
