// How fast workers empty a backlog, by their own count of handled records, and what it costs.
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuMs, rssMiB, storesCpuMs } from './cpu.mjs';
import { handledBy } from './metrics.mjs';
import { startPinned } from '../processes.mjs';

/** Left out at the beginning: a program is slow while it is compiled. */
const WARM_SHARE = 0.2;
const PATIENCE_MS = 120_000;

/**
 * Starts workers for a queue and waits until they have handled all of the backlog; the first fifth is not measured.
 *
 * pins     one entry per worker: its cores, or false
 * returns  { perSecond, workerUs, storesUs, rssMiB, seconds }: microseconds of CPU per record
 */
export async function drain(env, queue, amount, pins = [undefined]) {
  const workers = await Promise.all(
    pins.map((pin) =>
      startPinned(
        'dist/apps/worker/src/main.js',
        { ...env, WORKER_QUEUES: `${queue},upkeep` },
        '/healthz',
        pin === undefined ? {} : { pin },
      ),
    ),
  );
  const look = async () => {
    const counts = await Promise.all(workers.map((worker) => handledBy(worker, queue)));
    const own = workers.reduce((sum, { pid }) => sum + cpuMs(pid), 0);
    return { handled: counts.reduce((sum, n) => sum + n, 0), atMs: performance.now(), own, stores: storesCpuMs() };
  };
  try {
    let first;
    let last = await look();
    const startedMs = last.atMs;
    for (; last.handled < amount; last = await look()) {
      if (!first && last.handled >= amount * WARM_SHARE) first = last;
      if (last.atMs - startedMs > PATIENCE_MS) throw new Error(`${queue}: ${last.handled} of ${amount} handled after two minutes`);
      await sleep(60);
    }
    if (!first) throw new Error(`${queue}: ${amount} records are too few to measure`);
    const [records, seconds] = [last.handled - first.handled, (last.atMs - first.atMs) / 1_000];
    const perRecord = (ms) => Number(((ms * 1_000) / records).toFixed(1));
    return {
      perSecond: Math.round(records / seconds),
      workerUs: perRecord(last.own - first.own),
      storesUs: perRecord(last.stores - first.stores),
      rssMiB: Math.max(...workers.map(({ pid }) => rssMiB(pid))),
      seconds: Number(seconds.toFixed(1)),
    };
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}
