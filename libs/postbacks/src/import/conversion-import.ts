import { Inject, Injectable } from '@nestjs/common';
import { AuditLog, type Access } from '#access';
import { formatConversionId } from '#conversions';
import { DomainError, Receipts } from '#kernel';
import type { PostbackEntry } from '../log/postback-entry.js';
import type { LoggedHit } from '../log/postback.store.js';
import { PostbackProcessing } from '../postback-processing.js';
import { hintOf } from '../reasons.js';
import { ImportCounterStore } from './import-counter.store.js';
import { LISTED_ROWS, MAX_IMPORT_ROWS, type ColumnMapping, type ImportAnswer, type ImportRowResult } from './import-shapes.js';
import { rowsToHits, type FileRow, type HitOfRows } from './rows-to-hits.js';

/** A row as read from a file, or why it cannot be read. */
export type ReadRow = FileRow | { readonly row: number; readonly code: string };

/** Conversions from a file: every row is decided like a postback, vouched for by who uploads it instead of by its source's proofs. */
@Injectable()
export class ConversionImport {
  constructor(
    private readonly processing: PostbackProcessing,
    private readonly counter: ImportCounterStore,
    private readonly audit: AuditLog,
    @Inject(Receipts) private readonly receipts: Receipts,
  ) {}

  /** throws DomainError too_many_rows */
  async run(
    rows: AsyncIterable<ReadRow>,
    options: { mapping: ColumnMapping; dryRun: boolean; access: Access; nowMs: number },
  ): Promise<ImportAnswer> {
    const read: FileRow[] = [];
    const results: ImportRowResult[] = [];
    for await (const row of rows) {
      if (read.length + results.length >= MAX_IMPORT_ROWS)
        throw new DomainError('too_many_rows', `A file may hold ${MAX_IMPORT_ROWS} rows. Send it in parts; a row sent twice counts once.`);
      if ('cells' in row) read.push(row);
      else results.push(unreadable(row.row));
    }
    const mint = () => this.receipts.mint(options.nowMs).uuid;
    const { hits, tooLong } = rowsToHits(read, options.mapping, { mint, nowMs: options.nowMs });
    results.push(...tooLong.map(unreadable));
    const decided = options.dryRun ? await this.processing.rehearse(hits.map(({ hit }) => hit)) : await this.decide(hits, options.access);
    for (const [i, { rows: numbers }] of hits.entries()) results.push(...this.resultsOf(numbers, decided[i], options.dryRun));
    results.sort((a, b) => a.row - b.row);
    const count = (outcome: string) => results.filter((result) => result.outcome === outcome).length;
    return {
      dry_run: options.dryRun,
      rows: results.length,
      accepted: count('accepted'),
      waiting: count('waiting'),
      rejected: count('rejected'),
      results: results.slice(0, LISTED_ROWS),
    };
  }

  /** Hit after hit, in the file's order: a later row meets the conversions of earlier ones. */
  private async decide(hits: readonly HitOfRows[], access: Access): Promise<LoggedHit[]> {
    const decided: LoggedHit[] = [];
    for (const { hit, rows } of hits) {
      const logged = await this.processing.processOne(hit, async (tx) => {
        await this.counter.add(tx, hit.id, new Date(hit.at));
        await this.audit.record(tx, {
          actor: access.actor,
          action: 'import',
          objectType: 'conversions',
          objectId: this.receipts.format(hit.id, 0),
          change: { rows: rows.length },
        });
      });
      decided.push(logged);
    }
    return decided;
  }

  private resultsOf(rows: readonly number[], logged: LoggedHit | undefined, dryRun: boolean): ImportRowResult[] {
    return rows.flatMap((row, i) => {
      const entry = logged?.entries.find(({ element }) => element === i + 1);
      return entry ? [this.resultOf(row, entry, dryRun)] : [];
    });
  }

  private resultOf(row: number, entry: PostbackEntry, dryRun: boolean): ImportRowResult {
    return {
      row,
      outcome: entry.outcome,
      reason: entry.reason,
      hint: hintOf(entry.reason),
      warnings: [...entry.warnings],
      receipt: dryRun ? null : this.receipts.format(entry.id, entry.element),
      conversion_id: entry.conversionId === null || dryRun ? null : formatConversionId(entry.conversionId),
    };
  }
}

function unreadable(row: number): ImportRowResult {
  const hint = 'The row cannot be read as CSV, or is longer than 60,000 bytes.';
  return { row, outcome: 'rejected', reason: 'malformed_row', hint, warnings: [], receipt: null, conversion_id: null };
}
