// Workers that die, whose clock is wrong, and what no worker can digest.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../checker.mjs';
import { addJob, waitingData } from '../redis-jobs.mjs';
import { caughtUp, PATIENCE_MS, pick, until } from './shared.mjs';

const CLOCK = join(import.meta.dirname, '../preload/clock.mjs');
const DAY_MS = 86_400_000;
/** How wrong a clock goes, and after how long. */
const SKEWS = [
  { SKEW_MS: 60_000 },
  { SKEW_MS: -60_000 },
  { SKEW_MS: DAY_MS },
  { SKEW_MS: -DAY_MS },
  { SKEW_MS: -60_000, SKEW_AFTER_MS: 8_000 },
  { SKEW_MS: 60_000, SKEW_AFTER_MS: 8_000 },
];
/** What a poisoned record does to the worker that handles it, and how long it may take to be put aside. */
const POISON = ['throw', 'throw-text', 'kill', 'hang', 'no-batch'];

export const WORKER_FAULTS = {
  F3: {
    title: 'kill -9 of a worker at work',
    limitMs: 20_000,
    eachS: 5,
    inject: async (scene) => {
      const worker = pick(scene.random, scene.world.workers);
      await worker.kill();
      const settled = caughtUp(scene, Date.now());
      // The next one only when this one works again: its batches are another's by then, or about to be.
      await sleep(250);
      await worker.ready();
      return { recoveryMs: 0, settled };
    },
  },
  F4: {
    title: 'kill -9 of all workers, away for 5 s (60 s)',
    limitMs: 60_000,
    eachS: 25,
    no503: true,
    inject: async (scene) => {
      const { workers } = scene.world;
      workers.forEach((worker) => (worker.wanted = false));
      await Promise.all(workers.map((worker) => worker.kill()));
      await sleep(scene.hold(60_000, 5_000));
      const backAt = Date.now();
      workers.forEach((worker) => worker.start());
      return { recoveryMs: await caughtUp(scene, backAt) };
    },
  },
  F20: {
    title: 'a clock off by 60 s or a day: at the start, and from one moment to the next',
    limitMs: 60_000,
    eachS: 25,
    inject: async ({ world, at }) => {
      const one = at % 3 === 2 ? world.trackers[0] : world.workers[0];
      await one.end();
      one.start({ NODE_OPTIONS: `--import=${CLOCK}`, ...texts(SKEWS[at % SKEWS.length]) });
      const noticedMs = await until(async () => /clock/.test((await one.unreadiness()) ?? ''), 60_000);
      // Long enough to do harm, if it could.
      await sleep(3_000);
      await one.end();
      one.start();
      await one.ready();
      return { recoveryMs: noticedMs, faults: [] };
    },
  },
  F22: {
    title: 'the same jobs three times more: while they wait and after they are done',
    limitMs: 20_000,
    eachS: 8,
    inject: async (scene) => {
      const { world } = scene;
      world.workers.forEach((worker) => worker.signal('SIGSTOP'));
      let jobs = [];
      try {
        await until(async () => (jobs = await waitingData(world.redis, 'postbacks')).length > 3, 5_000);
        for (const data of jobs) await addJob(world.redis, 'postbacks', data, 2);
      } finally {
        world.workers.forEach((worker) => worker.signal('SIGCONT'));
      }
      const recoveryMs = await caughtUp(scene, Date.now());
      for (const data of jobs) await addJob(world.redis, 'postbacks', data, 1);
      return { recoveryMs, faults: jobs.length > 0 ? [] : ['no job was found waiting'] };
    },
  },
  F23: {
    title: 'postbacks decided while their clicks wait in the queue',
    limitMs: 10_000,
    eachS: 30,
    inject: async (scene) => {
      const { world, load } = scene;
      await anew(world.workers, { WORKER_QUEUES: 'postbacks,upkeep' });
      await sleep(scene.hold(30_000, 6_000));
      const waited = await waiting(world);
      await anew(world.workers, {});
      const cut = load.clicks.filter((click) => click.ms < 90).length;
      await until(async () => (await clicksStored(world)) >= cut, PATIENCE_MS);
      const landedAt = Date.now();
      await until(async () => (await waiting(world, landedAt)) === 0, PATIENCE_MS, 250);
      return { recoveryMs: Date.now() - landedAt, faults: waited > 0 ? [] : ['no postback was ahead of its click'] };
    },
  },
  F24: {
    title: 'a worker dies between commit and job acknowledgement',
    limitMs: 20_000,
    eachS: 8,
    inject: async (scene) => {
      const worker = pick(scene.random, scene.world.workers);
      await worker.end();
      worker.start({ FAILPOINT: 'after_commit' });
      const { signal } = await worker.exited;
      const settled = caughtUp(scene, Date.now());
      await sleep(250);
      await worker.ready();
      return { recoveryMs: 0, settled, faults: signal === 'SIGKILL' ? [] : ['the failpoint was not reached'] };
    },
  },
  F26: {
    title: 'records that throw, kill, hang, or are none',
    limitMs: 150_000,
    eachS: 70,
    before: ({ world }) => anew(world.workers, { FAILPOINT: 'poison' }),
    inject: async (scene) => {
      const { world, at } = scene;
      const kind = POISON[at % POISON.length];
      const name = `poison:${kind}:${at}`;
      const addedAt = Date.now();
      await addJob(world.redis, 'postbacks', kind === 'no-batch' ? name : `L${name}\n${name}-too`, 1);
      const put = async () => (await quarantined(world, name)) === (kind === 'no-batch' ? 1 : 2);
      const [asideMs, others] = await Promise.all([until(put, PATIENCE_MS, 500), caughtUp(scene, addedAt)]);
      await ask(world.postgres.url, 'DELETE FROM quarantine WHERE record LIKE $1', [`%${name}%`]);
      return {
        recoveryMs: asideMs,
        faults: others > 60_000 ? [`the others waited ${Math.round(others / 1_000)} s beside "${kind}"`] : [],
      };
    },
    after: ({ world }) => anew(world.workers, {}),
  },
};

async function anew(processes, env) {
  await Promise.all(processes.map((one) => one.end()));
  for (const one of processes) {
    delete one.env.WORKER_QUEUES;
    delete one.env.FAILPOINT;
    Object.assign(one.env, env);
    one.start();
  }
  await Promise.all(processes.map((one) => one.ready()));
}

function texts(settings) {
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)]));
}

async function waiting({ postgres }, beforeMs = Date.now()) {
  const [row] = await ask(postgres.url, `SELECT count(*)::int AS n FROM postbacks WHERE outcome = 'waiting' AND received_at < $1`, [
    new Date(beforeMs),
  ]);
  return row.n;
}

async function clicksStored({ postgres }) {
  const [row] = await ask(postgres.url, 'SELECT count(*)::int AS n FROM clicks');
  return row.n;
}

async function quarantined({ postgres }, name) {
  const [row] = await ask(postgres.url, 'SELECT count(*)::int AS n FROM quarantine WHERE record LIKE $1', [`%${name}%`]);
  return row.n;
}
