// P3: latency at 25, 50 and 75 % of the tracker's own maximum, beside a bare Fastify at the same rates, timed from when each request was due.
import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, noted } from '../figures.mjs';
import { percentile } from '../reports/numbers.mjs';
import { fireAtRate } from '../constant.mjs';
import { fire } from '../load.mjs';
import { BROWSER } from '../product.mjs';
import { countRows, inWorld, missingRows } from '../world.mjs';

const SHARES = [0.25, 0.5, 0.75];
const HEADERS = { 'user-agent': BROWSER };

export function measure({ quick, say }) {
  const [seconds, probe] = quick ? [2, 6_000] : [6, 20_000];
  return inWorld(async (world) => {
    const bare = await world.start('bench/bare-fastify.mjs', {}, '/200');
    const tracker = await world.tracker();
    const click = `${tracker.url}/c/${world.campaign.key}?supply_id=s-17&site_id=site-4&creative_id=a`;
    const answer = await fetch(click, { redirect: 'manual', headers: HEADERS });
    const clickId = new URL(answer.headers.get('location')).searchParams.get('click');
    const subjects = [
      {
        name: 'acknowledgement',
        row: 'postbacks',
        url: `${tracker.url}/postback?click_id=${clickId}&payout=5.00&txid=4711`,
        bare: `${bare.url}/200`,
      },
      { name: 'redirect', row: 'clicks', url: click, bare: `${bare.url}/302` },
    ];
    const before = await countRows(world);
    const sent = { clicks: 0, postbacks: 0 };
    const figures = [];
    const details = [];
    for (const { name, row, url, bare: yardstick } of subjects) {
      await fire({ url: yardstick, headers: HEADERS, amount: probe });
      const { seconds: took } = await fire({ url, headers: HEADERS, amount: probe });
      const most = probe / took;
      sent[row] += probe;
      say(`${name}: ${Math.round(most)} per second at most`);
      for (const share of SHARES) {
        const asked = { headers: HEADERS, perSecond: Math.round(most * share), seconds };
        const plain = summary(await fireAtRate({ ...asked, url: yardstick }));
        await sleep(300);
        const own = summary(await fireAtRate({ ...asked, url }));
        await sleep(300);
        sent[row] += own.requests;
        details.push({ name, share, rate: asked.perSecond, own, bare: plain });
        figures.push(...figuresOf(name, share, own, plain));
      }
    }
    say('the workers write everything down');
    return { figures, details, missing: await missingRows(world, before, sent) };
  });
}

function summary({ latenciesMs, statuses }) {
  const answered = (statuses.get(200) ?? 0) + (statuses.get(302) ?? 0);
  if (answered !== latenciesMs.length) throw new Error(`${latenciesMs.length - answered} requests were not answered as they should`);
  const at = (share) => Number(percentile(latenciesMs, share).toFixed(2));
  return { requests: answered, p50Ms: at(0.5), p99Ms: at(0.99), p999Ms: at(0.999) };
}

function figuresOf(name, share, own, bare) {
  const label = `${name} at ${share * 100} %`;
  const note = `p50 ${own.p50Ms}, p99 ${own.p99Ms}, p99.9 ${own.p999Ms} ms; bare Fastify ${bare.p50Ms}, ${bare.p99Ms}, ${bare.p999Ms}`;
  if (share !== 0.5) return [noted('P3', `${label}: p99 ms`, own.p99Ms, note)];
  return [atMost('P3', `${label}: p99 ms`, own.p99Ms, 10, note), atMost('P3', `${label}: p99 ÷ bare Fastify's`, own.p99Ms / bare.p99Ms, 3)];
}
