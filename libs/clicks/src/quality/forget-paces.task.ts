import { Injectable } from '@nestjs/common';
import { Database } from '#database';
import { UpkeepTask } from '#queue';
import { forgetPaces } from './click-paces.store.js';

/** Drops the minutes that no click can be compared with any more. */
@Injectable()
export class ForgetPacesTask extends UpkeepTask {
  readonly name = 'forget-paces';
  readonly everyMs = 60_000;

  constructor(private readonly db: Database) {
    super();
  }

  async run(): Promise<void> {
    await forgetPaces(this.db);
  }
}
