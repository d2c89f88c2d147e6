// What several faults measure with.
import { setTimeout as sleep } from 'node:timers/promises';
import { storedOf } from '../checker.mjs';
import { p99 } from '../load/numbers.mjs';

export const pick = (random, list) => list[Math.floor(random() * list.length)];

/** Longer than any limit: on a slow machine late is not never. */
export const PATIENCE_MS = 240_000;

/** ms from `sinceMs` until everything acknowledged up to then is in the log */
export async function caughtUp({ world, load }, sinceMs, withinMs = PATIENCE_MS) {
  const acked = load.attempts
    .filter((attempt) => attempt.acked && attempt.at <= sinceMs && attempt.at > sinceMs - 30_000)
    .map(({ nonce }) => nonce);
  for (;;) {
    if ((await storedOf(world.postgres.url, acked).catch(() => -1)) === acked.length) return Date.now() - sinceMs;
    if (Date.now() - sinceMs > withinMs) return Number.POSITIVE_INFINITY;
    await sleep(250);
  }
}

/** ms until `holds`, Infinity when it never does */
export async function until(holds, withinMs, everyMs = 100) {
  const startedAt = Date.now();
  while (!(await holds())) {
    if (Date.now() - startedAt > withinMs) return Number.POSITIVE_INFINITY;
    await sleep(everyMs);
  }
  return Date.now() - startedAt;
}

/** Runs `away` while the visitors are watched: each one must be redirected. Says who was not. */
export async function whileVisitorsAreServed({ load }, away) {
  const before = { clicks: load.counts.clicks, redirected: load.counts.redirected };
  await away();
  // The last ones are still on their way.
  await sleep(500);
  const asked = load.counts.clicks - before.clicks;
  const redirected = load.counts.redirected - before.redirected;
  // Those of the last half second are not answered yet.
  const onTheirWay = load.clicksPerS * load.factor;
  return asked - redirected > onTheirWay ? [`${asked - redirected} of ${asked} visitors were not redirected`] : [];
}

/** Runs `work`, and tells the load's 99th percentiles of that time beside what it resolves to. */
export async function p99While({ latencies }, work) {
  const [clicks, postbacks] = [latencies.click.length, latencies.postback.length];
  const done = await work();
  return [{ click: p99(latencies.click.slice(clicks)), postback: p99(latencies.postback.slice(postbacks)) }, done];
}
