// P11: memory of a tracker and a worker while both have as much to do as they can take.
import { setTimeout as sleep } from 'node:timers/promises';
import { makeClicks, makePostbacks } from '../backlog.mjs';
import { rssMiB } from '../cpu.mjs';
import { atMost } from '../figures.mjs';
import { canPin } from '../processes.mjs';
import { countRows, inWorld, missingRows } from '../world.mjs';

const PORTION = 5_000;

export function measure({ quick, say }) {
  const seconds = quick ? 8 : 60;
  return inWorld(async (world) => {
    const tracker = await world.tracker();
    // Beside the load, so that both have a core's worth to do.
    const worker = await world.start('dist/apps/worker/src/main.js', world.env, '/healthz', { pin: canPin && '1' });
    const before = await countRows(world);
    const untilMs = performance.now() + seconds * 1_000;
    const samples = [];
    const watch = setInterval(() => samples.push({ tracker: rssMiB(tracker.pid), worker: rssMiB(worker.pid) }), 500);
    const sent = { clicks: 0, postbacks: 0 };
    try {
      for (let round = 0; performance.now() < untilMs; round += 1) {
        const ids = await makeClicks(tracker, world.campaign.key, PORTION, round * PORTION);
        await makePostbacks(tracker, ids, round);
        sent.clicks += PORTION;
        sent.postbacks += PORTION;
        await sleep(10);
      }
      say(`${sent.clicks + sent.postbacks} acknowledged; the worker writes down what is left`);
      const missing = await missingRows(world, before, sent, []);
      const most = (pick) => Math.max(...samples.map(pick));
      return {
        figures: [
          atMost(
            'P11',
            'tracker at full rate, MiB resident, at most',
            most((one) => one.tracker),
            200,
          ),
          atMost(
            'P11',
            'worker at full rate, MiB resident, at most',
            most((one) => one.worker),
            200,
          ),
        ],
        details: { seconds, samples },
        missing,
      };
    } finally {
      clearInterval(watch);
    }
  });
}
