import { Injectable } from '@nestjs/common';
import { UpkeepTask } from '#queue';
import { ErasePersonStore } from './erase-person.store.js';
import { UnfinishedWork } from './unfinished-work.js';

/** What had been confirmed when an erasure was asked for is in a queue by then. */
const PUBLISHING_TAKES_MS = 2_000;

/** Finishes erasures: once everything that was in the queues or waiting has become rows, these are overwritten too. */
@Injectable()
export class FinishErasuresTask extends UpkeepTask {
  readonly name = 'finish-erasures';
  readonly everyMs = 15_000;

  constructor(
    private readonly store: ErasePersonStore,
    private readonly work: UnfinishedWork,
  ) {
    super();
  }

  async run(signal: AbortSignal): Promise<void> {
    for (const erasure of await this.store.open()) {
      if (signal.aborted) return;
      const beforeMs = erasure.askedAt.getTime() + PUBLISHING_TAKES_MS;
      if (Date.now() < beforeMs || this.work.mayHoldSince(beforeMs)) continue;
      await this.store.transaction(async (tx) => {
        if (!(await this.store.hasUndecided(tx, erasure.clickIds, beforeMs))) await this.store.finish(tx, erasure);
      });
    }
  }
}
