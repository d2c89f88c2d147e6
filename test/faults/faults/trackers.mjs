// Trackers that die, are stopped, run out of memory.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inSeconds } from '../in-seconds.mjs';
import { caughtUp, pick, until } from './shared.mjs';

const LEAK = join(import.meta.dirname, '../preload/leak.mjs');

export const TRACKER_FAULTS = {
  F1: {
    title: 'kill -9 of one of two trackers',
    limitMs: 3_000,
    eachS: 5,
    inject: async ({ world, random }) => {
      const tracker = pick(random, world.trackers);
      await tracker.kill();
      const killedAt = Date.now();
      // Its supervisor has to start it first.
      await sleep(150);
      await tracker.ready();
      return { recoveryMs: Date.now() - killedAt };
    },
  },
  F2: {
    title: 'kill -9 of the only tracker',
    limitMs: 3_000,
    eachS: 5,
    before: async ({ world, load }) => {
      await world.trackers[1].end();
      load.trackers = [world.trackers[0]];
    },
    inject: async ({ world }) => {
      await world.trackers[0].kill();
      const killedAt = Date.now();
      await sleep(150);
      await world.trackers[0].ready();
      return { recoveryMs: Date.now() - killedAt };
    },
    after: async ({ world, load }) => {
      world.trackers[1].start();
      await world.trackers[1].ready();
      load.trackers = world.trackers;
    },
  },
  F27: {
    title: 'out of memory: a tracker and a worker in turn, 128 MB of heap and a leak',
    limitMs: 20_000,
    eachS: 25,
    inject: async (scene) => {
      const { world, at } = scene;
      const victim = at % 2 === 0 ? world.trackers[0] : world.workers[0];
      await victim.end();
      victim.start({ NODE_OPTIONS: `--max-old-space-size=128 --import=${LEAK}`, LEAK_AFTER_MS: '4000' });
      const { signal, code } = await Promise.race([victim.exited, sleep(60_000, { code: 0 })]);
      const endedAt = Date.now();
      await sleep(250);
      await victim.ready();
      const readyMs = Date.now() - endedAt;
      const recoveryMs = victim.app === 'worker' ? await caughtUp(scene, endedAt) : readyMs;
      return { recoveryMs, faults: signal || code ? [] : [`${victim.name} did not run out of memory`] };
    },
  },
  F28: {
    title: 'rolling restart with SIGTERM, one process after the other',
    limitMs: 10_000,
    eachS: 6,
    inject: async ({ world, load, at }) => {
      const faults = [];
      const brokenBefore = load.counts.broken;
      const one = world.all[at % world.all.length];
      const { code, ms } = await one.end();
      if (code !== 0) faults.push(`${one.name} ended with ${code}`);
      one.start();
      await one.ready();
      if (load.counts.broken > brokenBefore) faults.push(`${load.counts.broken - brokenBefore} requests failed on both trackers`);
      return { recoveryMs: ms, faults };
    },
  },
  F29: {
    title: 'SIGTERM while both stores are away',
    limitMs: 10_000,
    eachS: 20,
    inject: async ({ world, load }) => {
      const awaySince = Date.now();
      await Promise.all([world.redis.stop(), world.postgres.stop()]);
      await sleep(500);
      const ends = await Promise.all(world.all.map((one) => one.end()));
      // Promised to nobody: kept in the memory of a process that ended while there was no store.
      load.writeOffClicks(awaySince, Date.now());
      await Promise.all([world.redis.start(), world.postgres.start()]);
      world.all.forEach((one) => one.start());
      await Promise.all(world.all.map((one) => one.ready()));
      return {
        recoveryMs: Math.max(...ends.map(({ ms }) => ms)),
        faults: ends.some(({ code }) => code === null) ? ['one had to be killed'] : [],
      };
    },
  },
  F13: {
    title: 'all processes started before their stores',
    limitMs: 5_000,
    eachS: 20,
    inject: async ({ world }) => {
      await Promise.all(world.all.map((one) => one.end()));
      await Promise.all([world.redis.stop(), world.postgres.stop()]);
      world.all.forEach((one) => one.start());
      const servedMs = await until(() => redirects(world, world.trackers[0]), 45_000, 50);
      await Promise.all([world.redis.start(), world.postgres.start()]);
      const backAt = Date.now();
      await Promise.all(world.all.map((one) => one.ready()));
      const faults = servedMs === Number.POSITIVE_INFINITY ? ['without its stores a tracker redirects nobody within 45 s'] : [];
      const note = `without stores the first redirect came ${inSeconds(servedMs)} after all five processes were started together`;
      return { recoveryMs: Date.now() - backAt, faults, note };
    },
  },
};

function redirects({ campaign }, tracker) {
  return fetch(`${tracker.url}/c/${campaign.key}`, { method: 'HEAD', redirect: 'manual' }).then(
    ({ status }) => status === 302,
    () => false,
  );
}
