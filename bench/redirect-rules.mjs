// What three rules and ten macros cost the redirect: two campaigns on one tracker take turns, plain and rich.
// Prints requests/s, the tracker's CPU per redirect (Linux) and the ratio rich ÷ plain. Build first (npm run build).
//   node bench/redirect-rules.mjs [--requests 20000] [--rounds 5] [--connections 64]
import { cpuMs } from './watch/cpu.mjs';
import { fire } from './drive/load.mjs';
import { pinSelf, startPinned } from './processes.mjs';
import { median } from './reports/numbers.mjs';
import { BROWSER, freshDatabase, makeCampaign } from './product.mjs';
import { readOptions } from '../scripts/options.mjs';

const values = readOptions(import.meta.filename, {
  requests: { type: 'string', default: '20000' },
  rounds: { type: 'string', default: '5' },
  connections: { type: 'string', default: '64' },
});
const [requests, rounds, connections] = [Number(values.requests), Number(values.rounds), Number(values.connections)];
const PLAIN = '?click={click_id}';
const TEN = `${PLAIN}&amount={payout}&s={supply_id}&z={site_id}&c={creative_id}&co={country}&d={device}&os={os}&b={browser}&cost={cost}`;
const RULES = {
  os: { block: ['iOS'] },
  hours: { slots: [{ from: '00:00', to: '24:00' }] },
  supply_id: { allow: ['s-17', 's-18'] },
};

pinSelf();
const { env, stop } = await freshDatabase();
const stops = [stop];
try {
  const subjects = [
    { name: 'plain', key: (await makeCampaign(env, PLAIN)).key, perSecond: [], cpuUs: [] },
    { name: '3 rules, 10 macros', key: (await makeCampaign(env, TEN, RULES)).key, perSecond: [], cpuUs: [] },
  ];
  const tracker = await startPinned('dist/apps/tracker/src/main.js', env, '/readyz');
  stops.unshift(() => tracker.stop());
  for (let round = 0; round <= rounds; round += 1) {
    for (const subject of subjects) {
      const cpuBefore = cpuMs(tracker.pid);
      const url = `${tracker.url}/c/${subject.key}?supply_id=s-17&site_id=site-4&creative_id=a`;
      const { seconds, statuses } = await fire({ url, headers: { 'user-agent': BROWSER }, amount: requests, connections });
      if (statuses.get(302) !== requests) throw new Error(`${subject.name}: not all were redirected: ${JSON.stringify([...statuses])}`);
      // The first round warms up.
      if (round === 0) continue;
      subject.perSecond.push(requests / seconds);
      subject.cpuUs.push(((cpuMs(tracker.pid) - cpuBefore) * 1_000) / requests);
    }
  }
  report(subjects);
} finally {
  for (const one of stops) await one();
}

function report([plain, rich]) {
  for (const { name, perSecond, cpuUs } of [plain, rich])
    console.log(
      `${name.padEnd(20)}${Math.round(median(perSecond)).toString().padStart(8)} requests/s${median(cpuUs).toFixed(1).padStart(8)} µs CPU`,
    );
  console.log(`rich ÷ plain: ${median(rich.perSecond.map((rate, at) => rate / plain.perSecond[at])).toFixed(2)} of the rate`);
  console.log(`plain ÷ rich: ${median(plain.cpuUs.map((cpu, at) => cpu / rich.cpuUs[at])).toFixed(2)} of the tracker's CPU`);
}
