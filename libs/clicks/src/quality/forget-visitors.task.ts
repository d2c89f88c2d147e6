import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '#config';
import { Database } from '#database';
import { firstUuidAt } from '#kernel';
import { UpkeepTask } from '#queue';
import { ClickOutStore } from '../landing/click-outs.store.js';
import { forgetVisitors } from './visitors.store.js';

const DAY_MS = 86_400_000;

/** Drops the keys of visitors whose window ended days ago, and the click-outs of clicks that are not kept any longer. */
@Injectable()
export class ForgetVisitorsTask extends UpkeepTask {
  readonly name = 'forget-visitors';
  readonly everyMs = 3_600_000;

  constructor(
    private readonly db: Database,
    private readonly outs: ClickOutStore,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'RETENTION_CLICK_DAYS'>,
  ) {
    super();
  }

  async run(): Promise<void> {
    const nowMs = Date.now();
    await forgetVisitors(this.db, nowMs);
    await this.outs.forget(firstUuidAt(nowMs - this.settings.RETENTION_CLICK_DAYS * DAY_MS));
  }
}
