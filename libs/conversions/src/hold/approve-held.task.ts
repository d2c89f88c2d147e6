import { Injectable } from '@nestjs/common';
import { UpkeepTask } from '#queue';
import { ApproveHeld } from './approve-held.js';

const AT_ONCE = 1_000;

/** Approves conversions when their hold period is over. */
@Injectable()
export class ApproveHeldTask extends UpkeepTask {
  readonly name = 'approve-held-conversions';
  readonly everyMs = 10_000;

  constructor(private readonly held: ApproveHeld) {
    super();
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && (await this.held.approveDue(new Date(), AT_ONCE)) === AT_ONCE);
  }
}
