// P13: `npm start` until the first click is answered: on an empty data directory, and a second time.
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, noted } from '../figures.mjs';
import { median } from '../reports/numbers.mjs';
import { endsWithUs, freePort, removeData } from '../processes.mjs';
import { API_KEY, campaignBody } from '../product.mjs';

const ROOT = join(import.meta.dirname, '../..');
const PATIENCE_MS = 120_000;

export async function measure({ quick, say }) {
  const rounds = quick ? 1 : 3;
  const [first, second] = [[], []];
  for (let round = 1; round <= rounds; round += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'rebound-bench-'));
    try {
      const begun = await startOnce(folder, undefined);
      const again = await startOnce(folder, begun.key);
      first.push(begun.seconds);
      second.push(again.seconds);
    } finally {
      removeData(folder);
    }
    say(`round ${round} of ${rounds}: ${first.at(-1)} s, then ${second.at(-1)} s`);
  }
  return {
    figures: [
      atMost('P13', 'second npm start until a click is answered, s', median(second), 5),
      atMost('P13', 'first npm start, with its database made, s', median(first), 20),
      noted('P13', 'slowest of the second starts, s', Math.max(...second)),
    ],
    details: { first, second },
  };
}

/** key  of the campaign to click at; undefined: it is made first, over the API, within the time measured */
async function startOnce(folder, key) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: folder,
    ADMIN_API_KEY: API_KEY,
  };
  const startedMs = performance.now();
  const child = endsWithUs(
    spawn('npm', ['start', '--silent'], { cwd: ROOT, env: { ...env, LOG_LEVEL: 'warn' }, stdio: 'ignore', detached: true }),
  );
  try {
    let known = key;
    for (let clicked = false; !clicked; await sleep(20)) {
      if (performance.now() - startedMs > PATIENCE_MS) throw new Error('npm start did not answer within two minutes');
      known ??= await makeCampaignAt(url);
      clicked = known !== undefined && (await statusOf(`${url}/c/${known}`)) === 302;
    }
    return { key: known, seconds: Number(((performance.now() - startedMs) / 1_000).toFixed(2)) };
  } finally {
    child.kill('SIGTERM');
    await groupGone(child.pid);
  }
}

/** npm ends before what it has started does. */
async function groupGone(pid) {
  for (;;) {
    try {
      process.kill(-pid, 0);
    } catch {
      return;
    }
    await sleep(50);
  }
}

/** returns  the new campaign's key; undefined while nobody answers */
async function makeCampaignAt(url) {
  try {
    const headers = { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' };
    const answer = await fetch(`${url}/api/v1/campaigns`, { method: 'POST', headers, body: campaignBody('') });
    return answer.status === 201 ? (await answer.json()).key : undefined;
  } catch {
    return undefined;
  }
}

async function statusOf(url) {
  try {
    return (await fetch(url, { redirect: 'manual' })).status;
  } catch {
    return 0;
  }
}
