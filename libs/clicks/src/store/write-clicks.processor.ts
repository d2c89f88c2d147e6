import { CampaignDirectory } from '#campaigns';
import { Database } from '#database';
import { BatchHandler, BatchProcessor } from '#queue';
import { ClickEnricher } from '../enrich/click-enricher.js';
import { readClickRecord } from './click-record.js';
import { isClickOutRecord, readClickOutRecord } from '../landing/click-out-record.js';
import { writeClickOuts } from '../landing/click-outs.store.js';
import { ClickStore } from './click.store.js';
import { Dictionary } from './dictionary.store.js';
import { CLICK_FLAG } from './stored-click.js';
import { dimensionValuesOf, newClickOf } from '../enrich/enrich-click.js';
import { labelPaces } from '../quality/click-paces.store.js';
import { claimVisitors } from '../quality/visitors.store.js';

/** Writes batches of clicks from the redirect: enriched, priced, in one transaction. A batch that comes twice changes nothing. */
@BatchHandler('clicks')
export class WriteClicksProcessor extends BatchProcessor {
  constructor(
    private readonly db: Database,
    private readonly directory: CampaignDirectory,
    private readonly enricher: ClickEnricher,
    private readonly dictionary: Dictionary,
    private readonly clicks: ClickStore,
  ) {
    super();
  }

  /** throws on a record that is no click (the queue sets it apart) and when the database is away (the queue tries again) */
  async handle(records: readonly string[]): Promise<void> {
    await this.directory.ensureFresh(this.db);
    const outs = records.filter(isClickOutRecord).map(readClickOutRecord);
    const enriched = records.filter((record) => !isClickOutRecord(record)).map((record) => this.enricher.enrich(readClickRecord(record)));
    const ids = await this.dictionary.idsOf(this.db, dimensionValuesOf(enriched));
    const claims = enriched.flatMap(({ visitorKey, record }) =>
      visitorKey === undefined ? [] : [{ key: visitorKey, clickId: record.id }],
    );
    const fast = await labelPaces(
      this.db,
      enriched.flatMap(({ paced }) => paced ?? []),
    );
    const capped = [...new Set(enriched.map(({ record }) => record.campaign))].filter((id) => this.directory.hasCaps(id));
    await this.db.transaction(async (tx) => {
      const uniques = await claimVisitors(tx, claims);
      const rows = enriched.map((click) =>
        newClickOf(click, ids, (uniques.has(click.record.id) ? CLICK_FLAG.unique : 0) | (fast.get(click.record.id) ?? 0)),
      );
      await this.clicks.writeBatch(tx, rows, capped);
      await writeClickOuts(tx, outs);
    });
  }
}
