// P3: latency at 25, 50 and 75 % of the tracker's own maximum, beside a bare Fastify at the same rates, timed from when each request was due.
import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, noted } from '../figures.mjs';
import { percentile } from '../reports/numbers.mjs';
import { fireAtRate } from '../drive/constant.mjs';
import { fire } from '../drive/load.mjs';
import { loopDelayMs } from '../watch/metrics.mjs';
import { BROWSER } from '../product.mjs';
import { missingRecords } from '../watch/stored.mjs';
import { inWorld } from '../world.mjs';

const HEADERS = { 'user-agent': BROWSER };

export function measure({ quick, say }) {
  const [shares, seconds, probe] = quick ? [[0.5], 2, 8_000] : [[0.25, 0.5, 0.75], 4, 20_000];
  return inWorld(async (world) => {
    const bare = await world.start('bench/yardsticks/bare-fastify.mjs', {}, '/200');
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
    const sent = { clicks: 1, postbacks: 0 };
    const figures = [];
    const details = [];
    for (const { name, row, url, bare: yardstick } of subjects) {
      await fire({ url: yardstick, headers: HEADERS, amount: probe });
      const { seconds: took } = await fire({ url, headers: HEADERS, amount: probe });
      const most = probe / took;
      sent[row] += probe;
      for (const share of shares) {
        const asked = { headers: HEADERS, perSecond: Math.round(most * share), seconds };
        await sleep(300);
        const plain = summary(await fireAtRate({ ...asked, url: yardstick }));
        await sleep(300);
        await loopDelayMs(tracker);
        const own = { ...summary(await fireAtRate({ ...asked, url })), loopDelayP99Ms: await loopDelayMs(tracker) };
        sent[row] += own.requests;
        details.push({ name, share, rate: asked.perSecond, own, bare: plain });
        figures.push(...figuresOf(name, share, own, plain));
      }
      say(`${name}: ${Math.round(most)} per second at most; measured at ${shares.map((share) => `${share * 100} %`).join(', ')} of it`);
    }
    return { figures, details, missing: await missingRecords(world, sent) };
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
