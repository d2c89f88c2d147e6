import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AuditLog, type Access } from '#access';
import { readCsv } from '#clicks';
import { Database } from '#database';
import { decodeCursor, decodeIdCursor, page, type Page } from '#http';
import { notFound, Receipts } from '#kernel';
import { tooManyRows } from './conversion-import.js';
import { showImportJob, type ImportJobJson, type ImportRowsQuery } from './import-job-shapes.js';
import { ImportJobsStore, type ImportJob } from './import-jobs.store.js';
import { clickColumnOf, MAX_IMPORT_ROWS, type ColumnMapping, type ImportRowResult } from './import-shapes.js';
import { showImportRow } from './show-import-row.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Imports in the background: takes files, tells how far they are. The worker works through them. */
@Injectable()
export class ImportJobs {
  constructor(
    private readonly db: Database,
    private readonly store: ImportJobsStore,
    private readonly audit: AuditLog,
    @Inject(Receipts) private readonly receipts: Receipts,
  ) {}

  /** throws DomainError invalid_csv, too_many_rows */
  async create(csv: Buffer | string, wanted: { mapping: ColumnMapping; dryRun: boolean }, access: Access): Promise<ImportJobJson> {
    let rows = 0;
    for await (const _row of readCsv(csv, [clickColumnOf(wanted.mapping)])) if (++rows > MAX_IMPORT_ROWS) throw tooManyRows();
    const job = { id: randomUUID(), actor: access.actor, rows, ...wanted };
    await this.db.transaction(async (tx) => {
      await this.store.add(tx, job, Buffer.from(csv));
      const change = { rows, dry_run: wanted.dryRun };
      await this.audit.record(tx, { actor: access.actor, action: 'import', objectType: 'conversion_import', objectId: job.id, change });
    });
    return this.one(job.id);
  }

  async one(id: string): Promise<ImportJobJson> {
    return showImportJob(await this.find(id));
  }

  async list({ limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<Page<ImportJobJson>> {
    const key = decodeCursor(cursor, 2);
    const before = key && { at: String(key[0]), id: UUID.test(String(key[1])) ? String(key[1]) : randomUUID() };
    const jobs = await this.store.list(before, limit + 1);
    return page(jobs, limit, ({ createdAt, id }) => [createdAt.toISOString(), id], showImportJob);
  }

  async rows(id: string, { limit, cursor, outcome }: ImportRowsQuery): Promise<Page<ImportRowResult>> {
    const job = await this.find(id);
    const results = await this.store.results({ id, afterRow: decodeIdCursor(cursor) ?? 0, outcome, limit: limit + 1 });
    return page(
      results,
      limit,
      ({ row }) => [row],
      (result) => showImportRow(result, this.receipts, job.dryRun),
    );
  }

  /** All results, as many as a file may hold. */
  async allRows(id: string, outcome: string | undefined): Promise<ImportRowResult[]> {
    const job = await this.find(id);
    const results = await this.store.results({ id, afterRow: 0, outcome, limit: MAX_IMPORT_ROWS });
    return results.map((result) => showImportRow(result, this.receipts, job.dryRun));
  }

  private async find(id: string): Promise<ImportJob> {
    const job = UUID.test(id) ? await this.store.find(id) : undefined;
    if (!job) throw notFound('conversion_import', id.slice(0, 50));
    return job;
  }
}
