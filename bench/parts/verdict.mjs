// P6: from the 200 of a postback to its verdict in the receipt, on an idle system.
import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, noted } from '../figures.mjs';
import { percentile } from '../reports/numbers.mjs';
import { API_KEY, BROWSER } from '../product.mjs';
import { inWorld } from '../world.mjs';

const LOOK_EVERY_MS = 4;
const PATIENCE_MS = 10_000;

export function measure({ quick, say }) {
  const times = quick ? 60 : 300;
  return inWorld(async (world) => {
    const tracker = await world.tracker();
    await world.start('dist/apps/worker/src/main.js', world.env, '/healthz');
    const waits = [];
    for (let n = -5; n < times; n += 1) {
      const wait = await oneVerdict(tracker.url, world.campaign.key);
      // The first few find everything cold.
      if (n >= 0) waits.push(wait);
      await sleep(20);
    }
    say(`${times} verdicts waited for`);
    const [p50, p99] = [percentile(waits, 0.5), percentile(waits, 0.99)];
    return {
      figures: [atMost('P6', '200 → verdict in the receipt, p99 ms', p99, 250), noted('P6', '200 → verdict in the receipt, p50 ms', p50)],
      details: { times, p50Ms: p50, p99Ms: p99, worstMs: Math.max(...waits) },
    };
  });
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
