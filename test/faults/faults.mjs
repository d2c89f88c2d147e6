// What can go wrong, one entry each. inject() does it once, under load, and returns when the product can be expected to be whole
// again; what it returns is said in the report. Numbers are those of the fault matrix in docs/reliability.md.
import { setTimeout as sleep } from 'node:timers/promises';
import { storedOf } from './checker.mjs';
import { RedisServer, freePort } from './stores.mjs';

const pick = (random, list) => list[Math.floor(random() * list.length)];

export const FAULTS = {
  F1: {
    title: 'kill -9 of one of two trackers',
    limitMs: 3_000,
    inject: async ({ world, random }) => {
      const tracker = pick(random, world.trackers);
      await tracker.kill();
      await sleep(250);
      return { recoveryMs: 250 + (await tracker.ready()) };
    },
  },
  F3: {
    title: 'kill -9 of a worker at work',
    limitMs: 20_000,
    inject: async (scene) => {
      const killedAt = Date.now();
      await pick(scene.random, scene.world.workers).kill();
      return { recoveryMs: await caughtUp(scene, killedAt) };
    },
  },
  F4: {
    title: 'kill -9 of all workers, away for 5 s',
    limitMs: 60_000,
    inject: async (scene) => {
      const { workers } = scene.world;
      workers.forEach((worker) => (worker.wanted = false));
      await Promise.all(workers.map((worker) => worker.kill()));
      await sleep(5_000);
      const backAt = Date.now();
      workers.forEach((worker) => worker.start());
      return { recoveryMs: await caughtUp(scene, backAt) };
    },
  },
  F5: {
    title: 'kill -9 of Redis, back after 2 s',
    limitMs: 20_000,
    inject: async (scene) => {
      await scene.world.redis.kill();
      await sleep(2_000);
      const backAt = Date.now();
      await scene.world.redis.start();
      return { recoveryMs: await caughtUp(scene, backAt) };
    },
  },
  F7: {
    title: 'Redis hangs for 8 s (SIGSTOP)',
    limitMs: 30_000,
    inject: async (scene) => {
      scene.world.redis.signal('SIGSTOP');
      await sleep(8_000);
      const backAt = Date.now();
      scene.world.redis.signal('SIGCONT');
      return { recoveryMs: await caughtUp(scene, backAt) };
    },
  },
  F10: {
    title: 'kill -9 of PostgreSQL, all its processes',
    limitMs: 10_000,
    inject: async (scene) => {
      await scene.world.postgres.kill();
      await sleep(scene.random() * 1_000);
      await scene.world.postgres.start();
      const backAt = Date.now();
      return { recoveryMs: await caughtUp(scene, backAt) };
    },
  },
  F11: {
    title: 'PostgreSQL away for 10 s',
    limitMs: 30_000,
    inject: async (scene) => {
      await scene.world.postgres.stop();
      await sleep(10_000);
      await scene.world.postgres.start();
      const backAt = Date.now();
      return { recoveryMs: await caughtUp(scene, backAt) };
    },
  },
  F13: {
    title: 'all processes started before their stores',
    limitMs: 10_000,
    once: true,
    inject: async ({ world }) => {
      await Promise.all(world.all.map((one) => one.end()));
      await Promise.all([world.redis.stop(), world.postgres.stop()]);
      world.all.forEach((one) => one.start());
      const served = await servesAlone(world);
      await Promise.all([world.redis.start(), world.postgres.start()]);
      const backAt = Date.now();
      await Promise.all(world.all.map((one) => one.ready()));
      return { recoveryMs: Date.now() - backAt, faults: served ? [] : ['without its stores a tracker redirects nobody within 45 s'] };
    },
  },
  F21: {
    title: '100 copies of one postback at once, both trackers',
    limitMs: 20_000,
    inject: async (scene) => {
      const { load, world } = scene;
      const click = load.clicks.at(-1 - Math.floor(scene.random() * Math.min(50, load.clicks.length)));
      const answers = await Promise.all(Array.from({ length: 100 }, () => load.resend(click.id, `copies-${click.nonce}`, 100)));
      const faults = answers.every((status) => status === 200) ? [] : [`copies answered ${[...new Set(answers)].join(', ')}`];
      return { recoveryMs: await caughtUp({ load, world }, Date.now()), faults };
    },
  },
  F24: {
    title: 'a worker dies between commit and job acknowledgement',
    limitMs: 20_000,
    inject: async (scene) => {
      const worker = pick(scene.random, scene.world.workers);
      await worker.end();
      worker.start({ FAILPOINT: 'after_commit' });
      const { signal } = await worker.exited;
      const killedAt = Date.now();
      return { recoveryMs: await caughtUp(scene, killedAt), faults: signal === 'SIGKILL' ? [] : ['the failpoint was not reached'] };
    },
  },
  F28: {
    title: 'rolling restart with SIGTERM, every process',
    limitMs: 10_000,
    inject: async ({ world, load }) => {
      const faults = [];
      const brokenBefore = load.counts.broken;
      let slowest = 0;
      for (const one of world.all) {
        const { code, ms } = await one.end();
        slowest = Math.max(slowest, ms);
        if (code !== 0) faults.push(`${one.name} ended with ${code}`);
        one.start();
        await one.ready();
      }
      if (load.counts.broken > brokenBefore) faults.push(`${load.counts.broken - brokenBefore} requests failed on both trackers`);
      return { recoveryMs: slowest, faults };
    },
  },
  F29: {
    title: 'SIGTERM while both stores are away',
    limitMs: 10_000,
    once: true,
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
  F34: {
    title: 'Redis memory full for 5 s',
    limitMs: 30_000,
    inject: async (scene) => {
      const { redis } = scene.world;
      const used = await redis.ask(async (client) => Number(/used_memory:(\d+)/.exec(await client.info('memory'))[1]));
      await redis.ask((client) => client.config('SET', 'maxmemory', String(used)));
      await sleep(5_000);
      const backAt = Date.now();
      await redis.ask((client) => client.config('SET', 'maxmemory', '0'));
      return { recoveryMs: await caughtUp(scene, backAt) };
    },
  },
  F35: {
    title: 'Redis with wrong settings is refused',
    limitMs: 5_000,
    once: true,
    inject: async ({ world }) => {
      const faults = [];
      let slowest = 0;
      for (const flags of [{ 'maxmemory-policy': 'allkeys-lru' }, { appendonly: 'no' }, { appendfsync: 'everysec' }]) {
        const redis = new RedisServer(world.folder, await freePort(), flags);
        await redis.start();
        const tracker = await world.spare(`refusing-${redis.port}`, 'tracker', { REDIS_URL: redis.url });
        const startedAt = Date.now();
        tracker.start();
        tracker.wanted = false;
        const ended = await Promise.race([tracker.exited, sleep(8_000, undefined)]);
        slowest = Math.max(slowest, Date.now() - startedAt);
        if (!ended || ended.code === 0) faults.push(`accepted ${JSON.stringify(flags)}`);
        if (!ended) await tracker.kill();
        await redis.stop();
      }
      return { recoveryMs: slowest, faults };
    },
  },
};

/** Does a tracker redirect from its snapshot while no store is there? */
async function servesAlone(world) {
  const url = `${world.trackers[0].url}/c/${world.campaign.key}`;
  for (const until = Date.now() + 45_000; Date.now() < until; await sleep(100)) {
    const answer = await fetch(url, { method: 'HEAD', redirect: 'manual' }).catch(() => undefined);
    if (answer?.status === 302) return true;
  }
  return false;
}

/** ms from `sinceMs` until everything acknowledged up to then is in the log */
async function caughtUp({ world, load }, sinceMs) {
  const acked = load.attempts
    .filter((attempt) => attempt.acked && attempt.at <= sinceMs && attempt.at > sinceMs - 30_000)
    .map(({ nonce }) => nonce);
  for (;;) {
    if ((await storedOf(world.postgres.url, acked).catch(() => -1)) === acked.length) return Date.now() - sinceMs;
    if (Date.now() - sinceMs > 60_000) return Number.POSITIVE_INFINITY;
    await sleep(250);
  }
}
