import { Inject, Injectable, Logger } from '@nestjs/common';
import { SETTINGS, type Settings } from '#config';
import { DAY_PARTITIONED_TABLES } from '#database';
import { UpkeepTask } from '#queue';
import { totalsTableNames } from '../totals/pack.store.js';
import { keptSince, totalsKeptSince, type RetentionDays } from './keep-partitions.js';
import { PartitionUpkeepStore } from './partition-upkeep.store.js';

/** A clock that is wrong, or a setting that was, then costs days, not everything. */
const MAX_DROPS = 40;

/** Takes days away that are over the retention the operator set: clicks, their details, hits, raw hits and totals each by their own. Conversions and the audit log stay. */
@Injectable()
export class DropOldDaysTask extends UpkeepTask {
  readonly name = 'drop-old-days';
  readonly everyMs = 3_600_000;

  private readonly log = new Logger('retention');
  private readonly days: RetentionDays;
  private readonly totalsDays: number;

  constructor(
    private readonly store: PartitionUpkeepStore,
    @Inject(SETTINGS) settings: Settings,
  ) {
    super();
    this.days = {
      clicks: settings.RETENTION_CLICK_DAYS,
      click_details: settings.RETENTION_CLICK_DETAIL_DAYS,
      postbacks: settings.RETENTION_POSTBACK_DAYS,
      postback_raws: settings.RETENTION_POSTBACK_RAW_DAYS,
    };
    this.totalsDays = settings.RETENTION_TOTALS_DAYS;
  }

  async run(signal: AbortSignal): Promise<void> {
    const limits = await this.store.limits();
    // The earlier of the two clocks: one that runs ahead must not take days away.
    const nowMs = Math.min(limits.nowMs, Date.now());
    const since = keptSince(this.days, { ...limits, nowMs });
    if (limits.foldIsBehind) {
      this.log.error(
        'No clicks are dropped: batches of more than a day ago are not in the totals yet. See that a worker runs the upkeep queue.',
      );
      since.clicks = 0;
    }
    const old = (await this.store.partitions()).filter(({ table, dayMs }) => dayMs + 86_400_000 <= since[table]);
    for (const partition of old.slice(0, MAX_DROPS)) {
      if (signal.aborted) return;
      if (await this.store.drop(partition)) this.log.log(`Dropped ${partition.name}: over its retention.`);
    }
    for (const table of DAY_PARTITIONED_TABLES) {
      while (!signal.aborted && (await this.store.deleteStrays(table, since[table])) > 0);
    }
    while (!signal.aborted && (await this.store.deleteImportedIds(since.clicks)) > 0);
    const totalsSince = totalsKeptSince(this.totalsDays, since.clicks, nowMs);
    for (const name of totalsTableNames()) while (!signal.aborted && (await this.store.deleteTotals(name, totalsSince)) > 0);
  }
}
