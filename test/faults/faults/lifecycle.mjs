// What operators do: migrate under load, back up, restore.
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { ask, conversionSums, quiesce } from '../checker.mjs';
import { freePort, RedisServer } from '../stores.mjs';
import { caughtUp, PATIENCE_MS, until } from './shared.mjs';

export const LIFECYCLE_FAULTS = {
  F37: {
    title: 'a migration while everything runs',
    limitMs: 10_000,
    eachS: 10,
    no503: true,
    inject: async (scene) => {
      const { world, at } = scene;
      // What an additive migration does, and the command itself, which finds nothing to do.
      await ask(world.postgres.url, `SET lock_timeout = '2s'; ALTER TABLE conversions ADD COLUMN rig_${at}_${Date.now()} text`);
      await world.cli(['migrate']);
      return { recoveryMs: await caughtUp(scene, Date.now()) };
    },
  },
  F39: {
    title: 'backup under load, restored elsewhere, everything sent again',
    limitMs: 120_000,
    once: true,
    eachS: 90,
    inject: async (scene) => {
      const { world, load } = scene;
      // Clicks come only from visitors, who do not come again: those of before the backup, and postbacks throughout.
      const { clicksPerS } = load;
      load.clicksPerS = 0;
      await until(async () => (await clicksStored(world)) >= load.clicks.filter((click) => click.ms < 90).length, PATIENCE_MS, 500);
      const file = join(world.folder, 'drill.backup.gz');
      const backup = world.cli(['backup', file]);
      await sleep(3_000);
      await backup;
      await sleep(3_000);
      await load.stop();
      await quiesce(world, load, 60_000);
      const faults = await drill(world, load, file);
      load.clicksPerS = clicksPerS;
      load.start();
      return { recoveryMs: 0, ...faults };
    },
  },
};

/** An installation of its own from the file; every sale sent to it again; then its conversions must be those of the first. */
async function drill(world, load, file) {
  await ask(world.postgres.url, 'CREATE DATABASE drill');
  const DATABASE_URL = world.postgres.url.replace('/postgres', '/drill');
  const startedAt = Date.now();
  await world.cli(['restore', file], { DATABASE_URL });
  const restored = await conversionSums(DATABASE_URL);
  const redis = new RedisServer(world.folder, await freePort());
  await redis.start();
  const env = { DATABASE_URL, REDIS_URL: redis.url };
  const processes = [await world.spare('drill-tracker', 'tracker', env), await world.spare('drill-worker', 'worker', env)];
  const trackers = load.trackers;
  try {
    processes.forEach((one) => one.start());
    await Promise.all(processes.map((one) => one.ready()));
    await world.knows(processes[0]);
    await load.resendAll([processes[0]]);
    const wanted = await conversionSums(world.postgres.url);
    let found = '';
    await until(async () => (found = await conversionSums(DATABASE_URL)) === wanted, PATIENCE_MS, 500);
    const took = Math.round((Date.now() - startedAt) / 1_000);
    return {
      faults: found === wanted ? [] : [`restored and sent again: ${found}; before: ${wanted}`],
      note: `restored ${restored}; after sending all again ${found}; ${took} s`,
    };
  } finally {
    load.forgetResent(trackers);
    await Promise.all(processes.map((one) => one.end()));
    await redis.stop();
  }
}

async function clicksStored({ postgres }) {
  const [row] = await ask(postgres.url, 'SELECT count(*)::int AS n FROM clicks');
  return row.n;
}
