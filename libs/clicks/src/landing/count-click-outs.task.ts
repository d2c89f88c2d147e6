import { Injectable } from '@nestjs/common';
import { UpkeepTask } from '#queue';
import { ClickOutStore } from './click-outs.store.js';

/** Brings click-outs into the reports once their click is stored: the click's dimensions are needed, and it may come later. */
@Injectable()
export class CountClickOutsTask extends UpkeepTask {
  readonly name = 'count-click-outs';
  readonly everyMs = 1_000;

  constructor(private readonly outs: ClickOutStore) {
    super();
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && (await this.outs.count()) > 0);
  }
}
