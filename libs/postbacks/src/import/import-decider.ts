import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '#database';
import { Receipts } from '#kernel';
import type { PostbackEntry } from '../log/postback-entry.js';
import type { LoggedHit } from '../log/postback.store.js';
import { PostbackProcessing } from '../processing/postback-processing.js';
import { RehearsalMemory } from '../processing/rehearsal-memory.js';
import { ImportCounterStore } from './import-counter.store.js';
import type { ColumnMapping } from './import-shapes.js';
import { ROWS_OF_A_HIT, rowsToHits, type FileRow, type HitOfRows } from './rows-to-hits.js';

/** A row as read from a file, or why it cannot be read. */
export type ReadRow = FileRow | { readonly row: number; readonly code: string };

/** What became of a row; entry undefined: it could not be read as one. */
export interface DecidedRow {
  readonly row: number;
  readonly entry: PostbackEntry | undefined;
}

/** How a file is to be decided. */
export interface ImportRules {
  readonly mapping: ColumnMapping;
  /** a dry run's memory; undefined: for good */
  readonly memory: RehearsalMemory | undefined;
  /** joins the transaction that writes a part's rows */
  readonly alongside: (tx: Queryable, decided: readonly DecidedRow[]) => Promise<void>;
}

/** Rows at a time, so that a file of any length takes little memory and its progress can be told. */
export const ROWS_AT_ONCE = ROWS_OF_A_HIT;

/** Decides rows of a file like postbacks: part after part in the file's order, so that a later row meets what earlier ones made. */
@Injectable()
export class ImportDecider {
  constructor(
    private readonly processing: PostbackProcessing,
    private readonly counter: ImportCounterStore,
    @Inject(Receipts) private readonly receipts: Receipts,
  ) {}

  /** rows  at most ROWS_AT_ONCE. returns what became of each; those that could not be read are not told to `alongside` */
  async decide(rows: readonly ReadRow[], rules: ImportRules): Promise<DecidedRow[]> {
    const read = rows.flatMap((row) => ('cells' in row ? [row] : []));
    const nowMs = Date.now();
    const { hits, tooLong } = rowsToHits(read, rules.mapping, { mint: () => this.receipts.mint(nowMs).uuid, nowMs });
    const unreadable = [...rows.flatMap((row) => ('cells' in row ? [] : [row.row])), ...tooLong];
    const decided: DecidedRow[] = unreadable.map((row) => ({ row, entry: undefined }));
    for (const one of hits) decided.push(...(rules.memory ? await this.rehearse(one, rules.memory) : await this.decideHit(one, rules)));
    return decided.sort((a, b) => a.row - b.row);
  }

  private async rehearse({ hit, rows }: HitOfRows, memory: RehearsalMemory): Promise<DecidedRow[]> {
    return rowsOf(rows, await this.processing.rehearse(hit, memory));
  }

  private async decideHit({ hit, rows }: HitOfRows, { alongside }: ImportRules): Promise<DecidedRow[]> {
    const logged = await this.processing.processOne(hit, async (tx, decided) => {
      await this.counter.add(tx, hit.id, new Date(hit.at));
      await alongside(tx, rowsOf(rows, decided));
    });
    return rowsOf(rows, logged);
  }
}

/** Element 1 of the hit is its first row. */
function rowsOf(rows: readonly number[], { entries }: LoggedHit): DecidedRow[] {
  const byElement = new Map(entries.map((entry) => [entry.element, entry]));
  return rows.map((row, i) => ({ row, entry: byElement.get(i + 1) }));
}
