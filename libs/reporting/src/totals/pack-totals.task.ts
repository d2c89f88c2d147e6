import { Injectable } from '@nestjs/common';
import { UpkeepTask } from '#queue';
import { FoldStore } from './fold.store.js';
import { PackStore } from './pack.store.js';

const DAY_MS = 86_400_000;
/** By then the batches of the day have been written, save what was held up. */
const SETTLED_MS = 2 * 3_600_000;
/** How far back pairs are counted: for a product that stood still, or a pair that is new. */
const DAYS_BACK = 40;
/** A statement's share: a day of some millions of clicks then takes seconds each, in which no fold can run. */
const PAIRS_AT_ONCE = 12;
/** While a large import waits to be folded: what is folded after its day was counted has to be added to each pair. */
const FOLD_IS_BEHIND_MS = 60_000;

/** Makes closed days of totals small and quick to read: packs them, and counts the pairs that are too many to be kept up with every click. */
@Injectable()
export class PackTotalsTask extends UpkeepTask {
  readonly name = 'pack-totals';
  readonly everyMs = 60_000;

  constructor(
    private readonly store: PackStore,
    private readonly folds: FoldStore,
  ) {
    super();
  }

  async run(signal: AbortSignal, nowMs = Date.now()): Promise<void> {
    if ((await this.folds.unfolded()).oldestMs > FOLD_IS_BEHIND_MS) return;
    const closedMs = Math.floor((nowMs - SETTLED_MS) / DAY_MS) * DAY_MS;
    const loose = await this.store.looseDays(closedMs);
    for (const day of loose) {
      if (signal.aborted) return;
      await this.store.pack(day);
    }
    for (const table of new Set(loose.map((day) => day.table))) await this.store.shrink(table);
    for (const { day, pairs } of await this.store.uncounted(closedMs - DAYS_BACK * DAY_MS, closedMs)) {
      for (let from = 0; from < pairs.length; from += PAIRS_AT_ONCE) {
        if (signal.aborted) return;
        await this.store.countPairs(day, pairs.slice(from, from + PAIRS_AT_ONCE));
      }
    }
  }
}
