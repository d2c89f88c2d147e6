import { CampaignDirectory } from '#campaigns';
import { Database } from '#database';
import { BatchHandler, BatchProcessor } from '#queue';
import { ClickEnricher } from './click-enricher.js';
import { readClickRecord } from './click-record.js';
import { ClickStore } from './click.store.js';
import { Dictionary } from './dictionary.store.js';
import { dimensionValuesOf, newClickOf } from './enrich-click.js';

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
    const enriched = records.map((record) => this.enricher.enrich(readClickRecord(record)));
    const ids = await this.dictionary.idsOf(this.db, dimensionValuesOf(enriched));
    const rows = enriched.map((click) => newClickOf(click, ids));
    await this.db.transaction((tx) => this.clicks.writeBatch(tx, rows));
  }
}
