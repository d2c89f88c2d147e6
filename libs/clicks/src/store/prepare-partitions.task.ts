import { Injectable } from '@nestjs/common';
import { Database, ensureDayPartitions } from '#database';
import { UpkeepTask } from '#queue';

const DAY_MS = 86_400_000;
const DAYS_AHEAD = 7;

/** Makes the day partitions of clicks and postbacks a week ahead, so that rows do not pile up in the default partitions. */
@Injectable()
export class PreparePartitionsTask extends UpkeepTask {
  readonly name = 'prepare-partitions';
  // More often than daily: a run that found a table busy is made good the same day.
  readonly everyMs = DAY_MS / 24;

  constructor(private readonly db: Database) {
    super();
  }

  async run(signal: AbortSignal): Promise<void> {
    const today = Date.now();
    for (let day = -1; day <= DAYS_AHEAD && !signal.aborted; day++) {
      const date = new Date(today + day * DAY_MS);
      await ensureDayPartitions(this.db, date, date);
    }
  }
}
