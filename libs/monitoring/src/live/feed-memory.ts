import type { Happening, LiveEvent } from './live-event.js';

const KEPT = 200;
const REMEMBERED = 5_000;
/** A hit waits for its click ten minutes at most; one more look finds its verdict. */
const WAITS_MS = 11 * 60_000;

/** What the feed has told: the newest events for those who come later, and the keys of many more, so that nothing is told twice. */
export class FeedMemory {
  private readonly kept: LiveEvent[] = [];
  /** key → what was last told of it */
  private readonly told = new Map<string, string>();
  private readonly waiting = new Map<string, number>();
  private n = 0;

  /** returns what is new among it, numbered */
  take(happenings: readonly Happening[]): LiveEvent[] {
    const fresh = happenings.flatMap((happening) => this.takeOne(happening));
    this.kept.push(...fresh);
    this.kept.splice(0, this.kept.length - KEPT);
    for (const key of this.told.keys()) {
      if (this.told.size <= REMEMBERED) break;
      this.told.delete(key);
    }
    return fresh;
  }

  /** after  number of the last event that somebody has; undefined: the newest `limit` */
  since(after: number | undefined, mine: (event: LiveEvent) => boolean, limit: number): readonly LiveEvent[] {
    const own = this.kept.filter(mine);
    return after === undefined ? own.slice(-limit) : own.filter(({ n }) => n > after);
  }

  /** Arrival of the oldest hit whose verdict is still to come; undefined: none. */
  waitingSinceMs(nowMs: number): number | undefined {
    for (const [key, atMs] of this.waiting) if (atMs < nowMs - WAITS_MS) this.waiting.delete(key);
    return this.waiting.size === 0 ? undefined : Math.min(...this.waiting.values());
  }

  private takeOne(happening: Happening): LiveEvent[] {
    const { key, inside } = happening;
    const state = 'outcome' in inside ? inside.outcome : '';
    const before = this.told.get(key);
    if (before === state) return [];
    this.told.set(key, state);
    if (state === 'waiting') this.waiting.set(key, Date.parse(happening.at));
    else this.waiting.delete(key);
    return [{ ...happening, kind: before === undefined ? happening.kind : 'verdict', n: ++this.n }];
  }
}
