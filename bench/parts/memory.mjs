// P11: memory of a tracker and a worker while both have as much to do as they can take.
import { makeClicks, makePostbacks } from '../drive/backlog.mjs';
import { rssMiB } from '../watch/cpu.mjs';
import { atMost, noted } from '../figures.mjs';
import { loopDelayMs } from '../watch/metrics.mjs';
import { canPin } from '../processes.mjs';
import { countRows } from '../watch/stored.mjs';
import { perMinute } from '../tell/trend.mjs';
import { inWorld, missingRows } from '../world.mjs';

const PORTION = 5_000;
const SAMPLE_S = 0.5;

export function measure({ quick, say }) {
  const seconds = quick ? 3 : 60;
  return inWorld(async (world) => {
    const tracker = await world.tracker();
    // Beside the load, so that both have a core's worth to do.
    const worker = await world.worker({ pin: canPin && '1' });
    const before = await countRows(world);
    const [sent, samples] = [{ clicks: 0, postbacks: 0, refused: 0 }, []];
    await Promise.all([loopDelayMs(tracker), loopDelayMs(worker)]);
    const untilMs = performance.now() + seconds * 1_000;
    const watch = setInterval(() => samples.push({ tracker: rssMiB(tracker.pid), worker: rssMiB(worker.pid) }), SAMPLE_S * 1_000);
    try {
      for (let round = 0; performance.now() < untilMs; round += 1) {
        const ids = await makeClicks(tracker, world.campaign.key, PORTION, round * PORTION);
        const refused = await makePostbacks(tracker, ids, round, { someMayBeRefused: true });
        sent.clicks += PORTION;
        sent.postbacks += PORTION - refused;
        sent.refused += refused;
      }
    } finally {
      clearInterval(watch);
    }
    const loopDelayP99Ms = { tracker: await loopDelayMs(tracker), worker: await loopDelayMs(worker) };
    say(`${sent.clicks + sent.postbacks} acknowledged in ${seconds} s, ${sent.refused} refused; the worker writes down what is left`);
    const missing = await missingRows(world, before, sent);
    return { figures: figuresOf(samples, seconds, loopDelayP99Ms), details: { seconds, loopDelayP99Ms, samples }, missing };
  });
}

function figuresOf(samples, seconds, loopDelay) {
  return ['tracker', 'worker'].flatMap((name) => {
    const mib = samples.map((sample) => sample[name]);
    // The first half warms up: heaps grow until the first collections.
    const growth = perMinute(mib.slice(mib.length / 2), SAMPLE_S);
    const note = seconds < 30 ? `in ${seconds} s, too short to tell growth` : `${growth} MiB a minute in the second half`;
    return [
      atMost('P11', `${name} at full rate, MiB resident, at most`, Math.max(...mib), 200, note),
      noted('P11', `${name} at full rate: event loop late by, p99 ms`, loopDelay[name]),
    ];
  });
}
