import { Injectable } from '@nestjs/common';
import { UpkeepTask } from '#queue';
import { FoldStore } from './fold.store.js';

const ENOUGH_BATCHES = 40;
const LONGEST_WAIT_MS = 10_000;
/** About half a second of work, measured at 7–14 µs a row. */
const ROWS_AT_ONCE = 50_000;

/**
 * Folds marked batches into the totals when 40 of them or 10 seconds have gathered. Reports do not wait for it (they read
 * what is still marked beside the totals); it keeps that rest small, and larger folds cost less per row.
 */
@Injectable()
export class FoldTotalsTask extends UpkeepTask {
  readonly name = 'fold-totals';
  readonly everyMs = 2_000;

  constructor(private readonly folds: FoldStore) {
    super();
  }

  async run(signal: AbortSignal): Promise<void> {
    // Asked anew each time: while clicks pour in there is always a batch more, and a fold of two costs ten times as much per row as one of many.
    do {
      const { batches, oldestMs } = await this.folds.unfolded();
      if (batches < ENOUGH_BATCHES && oldestMs < LONGEST_WAIT_MS) return;
    } while (!signal.aborted && (await this.folds.foldOldest(ROWS_AT_ONCE)) > 0);
  }
}
