// Stores that die, are away, hang, are full, or have other settings than asked for.
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, RedisServer } from '../stores.mjs';
import { storedOf } from '../checker.mjs';
import { caughtUp, whileVisitorsAreServed } from './shared.mjs';

/** appendfsync everysec syncs each second, and may be a second late. */
const MAY_LOSE_MS = 2_000;

export const STORE_FAULTS = {
  F5: {
    title: 'kill -9 of Redis, back after 2 s',
    limitMs: 20_000,
    eachS: 8,
    no503: true,
    fewLines: true,
    inject: async (scene) => {
      await scene.world.redis.kill();
      await sleep(2_000);
      const backAt = Date.now();
      await scene.world.redis.start();
      return { recoveryMs: await caughtUp(scene, backAt) };
    },
  },
  F6: {
    title: 'Redis away for 8 s (30 s)',
    limitMs: 30_000,
    eachS: 15,
    no503: true,
    fewLines: true,
    inject: (scene) => awayFor(scene, scene.world.redis, scene.hold(30_000, 8_000)),
  },
  F7: {
    title: 'Redis hangs for 8 s (30 s): SIGSTOP',
    limitMs: 30_000,
    eachS: 18,
    no503: true,
    fewLines: true,
    inject: async (scene) => {
      const { redis } = scene.world;
      redis.signal('SIGSTOP');
      const faults = await whileVisitorsAreServed(scene, () => sleep(scene.hold(30_000, 8_000)));
      const backAt = Date.now();
      redis.signal('SIGCONT');
      return { recoveryMs: await caughtUp(scene, backAt), faults };
    },
  },
  F10: {
    title: 'kill -9 of PostgreSQL, all its processes',
    limitMs: 5_000,
    eachS: 5,
    no503: true,
    fewLines: true,
    inject: async (scene) => {
      await scene.world.postgres.kill();
      await sleep(scene.random() * 1_000);
      await scene.world.postgres.start();
      const backAt = Date.now();
      return { recoveryMs: await caughtUp(scene, backAt) };
    },
  },
  F11: {
    title: 'PostgreSQL away for 8 s (30 s)',
    limitMs: 30_000,
    eachS: 15,
    no503: true,
    fewLines: true,
    inject: (scene) => awayFor(scene, scene.world.postgres, scene.hold(30_000, 8_000)),
  },
  F34: {
    title: 'Redis memory full for 5 s',
    limitMs: 30_000,
    eachS: 10,
    no503: true,
    fewLines: true,
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
    eachS: 15,
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
        const ended = await Promise.race([tracker.exited, sleep(20_000, undefined)]);
        slowest = Math.max(slowest, Date.now() - startedAt);
        if (!ended || ended.code === 0) faults.push(`accepted ${JSON.stringify(flags)}`);
        if (tracker.lines !== 1) faults.push(`${tracker.lines} lines about ${JSON.stringify(flags)}, not one`);
        if (!ended) await tracker.kill();
        await redis.stop();
      }
      return { recoveryMs: slowest, faults };
    },
  },
  F15: {
    title: "PostgreSQL's disk is full for 8 s",
    needs: 'disks',
    limitMs: 10_000,
    eachS: 25,
    no503: true,
    fewLines: true,
    inject: async (scene) => {
      const { postgres, disks } = scene.world;
      disks.postgres.fill();
      const faults = await whileVisitorsAreServed(scene, () => sleep(8_000));
      disks.postgres.free();
      const freedAt = Date.now();
      // One that could not write its log has ended itself.
      if (!postgres.alive) await postgres.start();
      return { recoveryMs: await caughtUp(scene, freedAt), faults };
    },
  },
  F16: {
    title: "Redis' disk is full for 8 s",
    needs: 'disks',
    limitMs: 20_000,
    eachS: 20,
    no503: true,
    fewLines: true,
    inject: async (scene) => {
      const { redis, disks } = scene.world;
      disks.redis.fill();
      const faults = await whileVisitorsAreServed(scene, () => sleep(8_000));
      disks.redis.free();
      const freedAt = Date.now();
      // With appendfsync always it ends rather than confirm what it cannot write.
      if (!redis.alive) await redis.start();
      return { recoveryMs: await caughtUp(scene, freedAt), faults };
    },
  },
  F8: {
    title: "power cut of Redis' machine",
    needs: 'powerCut',
    limitMs: 10_000,
    eachS: 10,
    no503: true,
    inject: (scene) => powerCut(scene, scene.world.redis, scene.world.disks.redis),
  },
  F9: {
    title: "power cut of Redis' machine with appendfsync everysec: the last two seconds may go",
    needs: 'powerCut',
    lax: true,
    limitMs: 20_000,
    eachS: 14,
    no503: true,
    inject: async (scene) => {
      const { world, load } = scene;
      const faults = (await world.system()).stores.queue.may_lose?.includes('two seconds')
        ? []
        : ['the page of the system does not say so'];
      // What workers have taken is in PostgreSQL: they stand still, so that there is something to lose.
      world.workers.forEach((worker) => worker.signal('SIGSTOP'));
      await sleep(3_000);
      const cutAt = Date.now();
      world.workers.forEach((worker) => worker.signal('SIGCONT'));
      let writtenOff = [];
      const outcome = await powerCut(scene, world.redis, world.disks.redis, () => {
        writtenOff = load.writeOff(cutAt - MAY_LOSE_MS, Date.now());
      });
      const gone = writtenOff.length - (await storedOf(world.postgres.url, writtenOff));
      const note = `${gone} of ${writtenOff.length} postbacks of the last two seconds are gone`;
      return { ...outcome, faults: [...outcome.faults, ...faults], note };
    },
  },
  F12: {
    title: "power cut of PostgreSQL's machine",
    needs: 'powerCut',
    limitMs: 10_000,
    eachS: 10,
    no503: true,
    inject: (scene) => powerCut(scene, scene.world.postgres, scene.world.disks.postgres),
  },
};

async function awayFor(scene, store, ms) {
  await store.stop();
  const faults = await whileVisitorsAreServed(scene, () => sleep(ms));
  const backAt = Date.now();
  await store.start();
  return { recoveryMs: await caughtUp(scene, backAt), faults };
}

async function powerCut(scene, store, disk, afterwards = () => undefined) {
  const faults = disk.cutPower() ? [] : ['the power was not cut'];
  await store.kill();
  afterwards();
  disk.unmount();
  await sleep(500);
  disk.mount();
  const backAt = Date.now();
  await store.start();
  return { recoveryMs: await caughtUp(scene, backAt), faults };
}
