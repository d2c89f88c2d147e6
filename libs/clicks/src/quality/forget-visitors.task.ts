import { Injectable } from '@nestjs/common';
import { Database } from '#database';
import { UpkeepTask } from '#queue';
import { forgetVisitors } from './visitors.store.js';

/** Drops the keys of visitors whose window ended days ago. */
@Injectable()
export class ForgetVisitorsTask extends UpkeepTask {
  readonly name = 'forget-visitors';
  readonly everyMs = 3_600_000;

  constructor(private readonly db: Database) {
    super();
  }

  async run(): Promise<void> {
    await forgetVisitors(this.db, Date.now());
  }
}
