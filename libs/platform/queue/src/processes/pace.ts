import type { Progress } from './process.store.js';

const WINDOW_MS = 10_000;

/** Turns a growing total into a rate: looked at every few seconds, it remembers the last ten. */
export class Pace {
  private samples: { readonly atMs: number; readonly total: number }[] = [];
  private grewAtMs: number | undefined;

  constructor(private readonly activity: string) {}

  look(total: number, atMs: number): Progress {
    const before = this.samples.at(-1);
    if (total > (before?.total ?? 0)) this.grewAtMs = atMs;
    this.samples = [...this.samples, { atMs, total }];
    // The sample just older than the window stays: the rate is over the whole of it.
    while ((this.samples[1]?.atMs ?? Infinity) <= atMs - WINDOW_MS) this.samples.shift();
    const first = this.samples[0];
    const perSecond = first && atMs > first.atMs ? ((total - first.total) * 1_000) / (atMs - first.atMs) : 0;
    return {
      activity: this.activity,
      total,
      perSecond: Math.round(perSecond * 10) / 10,
      lastAt: this.grewAtMs === undefined ? undefined : new Date(this.grewAtMs).toISOString(),
    };
  }
}
