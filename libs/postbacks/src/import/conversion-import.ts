import { Inject, Injectable } from '@nestjs/common';
import { AuditLog, type Access } from '#access';
import { DomainError, Receipts } from '#kernel';
import { RehearsalMemory } from '../processing/rehearsal-memory.js';
import { ImportDecider, ROWS_AT_ONCE, type ImportRules, type ReadRow } from './import-decider.js';
import { LISTED_ROWS, MAX_IMPORT_ROWS, type ColumnMapping, type ImportAnswer } from './import-shapes.js';
import { resultOf, showImportRow } from './show-import-row.js';

/** Conversions from a file while its sender waits: every row is decided like a postback, vouched for by who uploads it instead of by its source's proofs. */
@Injectable()
export class ConversionImport {
  constructor(
    private readonly decider: ImportDecider,
    private readonly audit: AuditLog,
    @Inject(Receipts) private readonly receipts: Receipts,
  ) {}

  /** throws DomainError too_many_rows; nothing is imported then */
  async run(rows: AsyncIterable<ReadRow>, options: { mapping: ColumnMapping; dryRun: boolean; access: Access }): Promise<ImportAnswer> {
    const read: ReadRow[] = [];
    for await (const row of rows) if (read.push(row) > MAX_IMPORT_ROWS) throw tooManyRows();
    const { dryRun, access } = options;
    const answer: ImportAnswer = { dry_run: dryRun, rows: 0, accepted: 0, waiting: 0, rejected: 0, results: [] };
    const rules: ImportRules = {
      mapping: options.mapping,
      memory: dryRun ? new RehearsalMemory() : undefined,
      alongside: async (tx, decided) => {
        const receipt = this.receipts.format(decided[0]?.entry?.id ?? '', 0);
        const change = { rows: decided.length };
        await this.audit.record(tx, { actor: access.actor, action: 'import', objectType: 'conversions', objectId: receipt, change });
      },
    };
    for (let at = 0; at < read.length; at += ROWS_AT_ONCE) {
      for (const decided of await this.decider.decide(read.slice(at, at + ROWS_AT_ONCE), rules)) {
        const result = resultOf(decided);
        answer.rows++;
        answer[result.outcome as 'accepted' | 'waiting' | 'rejected']++;
        if (answer.results.length < LISTED_ROWS) answer.results.push(showImportRow(result, this.receipts, dryRun));
      }
    }
    answer.results.sort((a, b) => a.row - b.row);
    return answer;
  }
}

export function tooManyRows(): DomainError {
  return new DomainError('too_many_rows', `A file may hold ${MAX_IMPORT_ROWS} rows. Send it in parts; a row sent twice counts once.`);
}
