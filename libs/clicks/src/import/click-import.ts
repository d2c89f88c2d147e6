import { Inject, Injectable } from '@nestjs/common';
import { CampaignDirectory } from '#campaigns';
import { Database, ensureDayPartitions } from '#database';
import { ClickIds } from '#kernel';
import { ImportWriter } from './import-writer.js';
import { readImportRow, type ImportedClick, type ImportTools, type RejectedRow } from './import-row.js';

/** What became of an import. `rejected` lists the first 1,000; `rejected_count` counts all. */
export interface ImportResult {
  imported: number;
  duplicates: number;
  rejected_count: number;
  readonly rejected: RejectedRow[];
}

/** One row as read from a file: its number and its cells by lower-case column, or why it cannot be read. */
export type ImportSourceRow = { readonly row: number; readonly cells: Readonly<Record<string, string>> } | RejectedRow;

const BATCH = 500;
const LISTED = 1_000;
const DAY_MS = 86_400_000;
/** Older days go into the default partition: nobody wants ten thousand partitions for one wrong column. */
const PARTITION_DAYS = 400;

/**
 * Imports clicks that another tracker made, so that its postbacks find them. Rows are written as they come, in batches of 500;
 * a row whose click_id is there already is a duplicate, so an import that broke off is simply sent again.
 */
@Injectable()
export class ClickImport {
  constructor(
    private readonly db: Database,
    private readonly directory: CampaignDirectory,
    private readonly writer: ImportWriter,
    @Inject(ClickIds) private readonly clickIds: ClickIds,
  ) {}

  /** throws what the source throws and what the database throws; batches written before stay */
  async run(rows: AsyncIterable<ImportSourceRow> | Iterable<ImportSourceRow>, nowMs: number): Promise<ImportResult> {
    await this.directory.ensureFresh(this.db);
    const tools: ImportTools = {
      clickIds: this.clickIds,
      nowMs,
      campaignOf: (id) => this.directory.byNumber(id),
      rateOf: (currency) => this.directory.rateOf(currency),
    };
    const result: ImportResult = { imported: 0, duplicates: 0, rejected_count: 0, rejected: [] };
    const daysReady = new Set<number>();
    let batch: ImportedClick[] = [];
    const flush = async () => {
      await this.preparePartitions(batch, nowMs, daysReady);
      const imported = await this.writer.write(batch);
      result.imported += imported;
      result.duplicates += batch.length - imported;
      batch = [];
    };
    for await (const source of rows) {
      const read = 'cells' in source ? readImportRow(source.row, source.cells, tools) : source;
      if ('code' in read) {
        result.rejected_count++;
        if (result.rejected.length < LISTED) result.rejected.push(read);
      } else if (batch.push(read) >= BATCH) await flush();
    }
    if (batch.length > 0) await flush();
    result.rejected.sort((a, b) => a.row - b.row);
    return result;
  }

  private async preparePartitions(batch: readonly ImportedClick[], nowMs: number, ready: Set<number>): Promise<void> {
    const days = new Set(batch.map(({ clickedAtMs }) => Math.floor(clickedAtMs / DAY_MS)));
    for (const day of days) {
      if (ready.has(day) || day * DAY_MS < nowMs - PARTITION_DAYS * DAY_MS) continue;
      ready.add(day);
      try {
        await ensureDayPartitions(this.db, new Date(day * DAY_MS), new Date(day * DAY_MS));
      } catch (error) {
        // A busy table: the rows go to the default partition and are moved when the day gets its own.
        if ((error as { code?: string }).code !== '55P03') throw error;
      }
    }
  }
}
