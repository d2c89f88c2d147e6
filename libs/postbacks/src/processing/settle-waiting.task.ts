import { Injectable } from '@nestjs/common';
import { UpkeepTask } from '#queue';
import { PostbackProcessing, SETTLE_BATCH } from './postback-processing.js';

/** Settles hits whose click has come since, or whose time to wait is up. */
@Injectable()
export class SettleWaiting extends UpkeepTask {
  readonly name = 'settle-waiting-postbacks';
  readonly everyMs = 500;

  constructor(private readonly processing: PostbackProcessing) {
    super();
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && (await this.processing.settleDue(new Date())) === SETTLE_BATCH);
  }
}
