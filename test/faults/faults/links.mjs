// Links between the product and its stores: cut, silent without a word, slow.
import { setTimeout as sleep } from 'node:timers/promises';
import { LINKS } from '../links.mjs';
import { caughtUp, whileVisitorsAreServed } from './shared.mjs';

const through = {
  before: ({ world }) => world.throughLinks(),
  after: ({ world }) => world.withoutLinks(),
};

export const LINK_FAULTS = {
  F14: {
    ...through,
    title: 'PostgreSQL answers each query 500 ms late, for 10 s (60 s)',
    limitMs: 60_000,
    eachS: 25,
    no503: true,
    inject: async (scene) => {
      const { links } = scene.world;
      const slow = ['trackers-postgres', 'workers-postgres'];
      slow.forEach((link) => links.set(link, 'slow', 500));
      const faults = await whileVisitorsAreServed(scene, () => sleep(scene.hold(60_000, 10_000)));
      const backAt = Date.now();
      slow.forEach((link) => links.set(link, 'open'));
      return { recoveryMs: await caughtUp(scene, backAt), faults };
    },
  },
  F18: {
    ...through,
    title: 'a link is cut with a reset for 6 s (30 s), each in turn',
    limitMs: 30_000,
    eachS: 12,
    no503: true,
    inject: async (scene) => {
      const link = LINKS[scene.at % LINKS.length];
      scene.world.links.set(link, 'cut');
      const faults = await whileVisitorsAreServed(scene, () => sleep(scene.hold(30_000, 6_000)));
      const backAt = Date.now();
      scene.world.links.set(link, 'open');
      return { recoveryMs: await caughtUp(scene, backAt), faults };
    },
  },
  F19: {
    ...through,
    title: 'the connections of a link fall silent, new ones work, each in turn',
    limitMs: 30_000,
    eachS: 25,
    inject: async (scene) => {
      const link = LINKS[scene.at % LINKS.length];
      const silentAt = Date.now();
      scene.world.links.set(link, 'silent');
      await sleep(1_000);
      scene.world.links.set(link, 'open');
      // What was acknowledged until a moment after, too: also the jobs that were under way.
      const recoveryMs = 2_000 + (await sleep(1_000).then(() => caughtUp(scene, silentAt + 2_000)));
      return { recoveryMs };
    },
  },
};
