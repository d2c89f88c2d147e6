import { Injectable } from '@nestjs/common';
import { UpkeepTask } from '#queue';
import { PartitionUpkeepStore } from './partition-upkeep.store.js';

const DAY_MS = 86_400_000;
/** By then the batches of the day have been written, save what was held up. */
const SETTLED_MS = 2 * 3_600_000;
const DAYS_BACK = 40;

/** Puts closed days of clicks in the order of their campaigns, one after the other; a day in use is left for the next run. */
@Injectable()
export class ClusterDaysTask extends UpkeepTask {
  readonly name = 'cluster-closed-days';
  readonly everyMs = 60_000;

  constructor(private readonly store: PartitionUpkeepStore) {
    super();
  }

  async run(signal: AbortSignal): Promise<void> {
    const { nowMs } = await this.store.limits();
    while (!signal.aborted && (await this.clusterOne(nowMs)) !== undefined);
  }

  /** returns  the partition that was put in order, if any */
  async clusterOne(nowMs: number): Promise<string | undefined> {
    for (const name of await this.store.unclustered(nowMs - DAYS_BACK * DAY_MS, nowMs - SETTLED_MS)) {
      if (!(await this.store.cluster(name))) continue;
      await this.store.vacuum(name);
      return name;
    }
    return undefined;
  }
}
