import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '#database';
import type { ColumnMapping } from './import-shapes.js';
import type { StoredRowResult } from './show-import-row.js';

export interface ImportJob {
  readonly id: string;
  readonly actor: string;
  readonly dryRun: boolean;
  readonly mapping: ColumnMapping;
  readonly status: 'queued' | 'running' | 'done' | 'failed';
  readonly rows: number;
  readonly done: number;
  readonly accepted: number;
  readonly waiting: number;
  readonly rejected: number;
  readonly error: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

const COLUMNS = `id, actor, dry_run AS "dryRun", mapping, status, rows, done, accepted, waiting, rejected, error, created_at AS "createdAt", finished_at AS "finishedAt"`;

/** Imports that are worked through in the background: their files, progress and results. */
@Injectable()
export class ImportJobsStore {
  constructor(private readonly db: Database) {}

  async add(tx: Queryable, job: Pick<ImportJob, 'id' | 'actor' | 'dryRun' | 'mapping' | 'rows'>, file: Buffer): Promise<void> {
    await tx.query(`INSERT INTO conversion_imports (id, actor, dry_run, mapping, rows, file) VALUES ($1, $2, $3, $4, $5, $6)`, [
      job.id,
      job.actor,
      job.dryRun,
      JSON.stringify(job.mapping),
      job.rows,
      file,
    ]);
  }

  async find(id: string): Promise<ImportJob | undefined> {
    const { rows } = await this.db.query<ImportJob & Row>(`SELECT ${COLUMNS} FROM conversion_imports WHERE id = $1`, [id]);
    return rows[0];
  }

  /** Newest first. Few rows: what is older than a month is dropped. */
  async list(before: { at: string; id: string } | undefined, limit: number): Promise<ImportJob[]> {
    const { rows } = await this.db.query<ImportJob & Row>(
      `SELECT ${COLUMNS} FROM conversion_imports WHERE $1::timestamptz IS NULL OR (date_trunc('milliseconds', created_at), id) < ($1, $2::uuid)
       ORDER BY date_trunc('milliseconds', created_at) DESC, id DESC LIMIT $3`,
      [before?.at ?? null, before?.id ?? null, limit],
    );
    return rows;
  }

  /** The one that has waited longest, marked as running, with its file. Relies on conversion_imports_open. */
  async begin(): Promise<{ job: ImportJob; file: Buffer; starts: number } | undefined> {
    const { rows } = await this.db.query<ImportJob & Row & { file: Buffer | null; starts: number }>(
      `UPDATE conversion_imports SET status = 'running', starts = starts + 1
       WHERE id = (SELECT id FROM conversion_imports WHERE status IN ('queued', 'running') ORDER BY created_at LIMIT 1)
       RETURNING ${COLUMNS}, file, starts`,
    );
    const [found] = rows;
    if (!found) return undefined;
    const { file, starts, ...job } = found;
    return { job, file: file ?? Buffer.alloc(0), starts };
  }

  /** Rows that have their result already: of a run that was cut off. */
  async finishedRows(id: string): Promise<Set<number>> {
    const { rows } = await this.db.query<{ row: number }>(`SELECT row FROM conversion_import_rows WHERE import_id = $1`, [id]);
    return new Set(rows.map(({ row }) => row));
  }

  /** Results of some rows, and the progress they make. A row's result is written once. */
  async record(tx: Queryable, id: string, results: readonly StoredRowResult[]): Promise<void> {
    if (results.length === 0) return;
    await tx.query(
      `WITH written AS (
         INSERT INTO conversion_import_rows (import_id, row, outcome, reason, warnings, receipt, element, conversion_id)
         SELECT $1, u.row, u.outcome, u.reason, string_to_array(u.warnings, ','), u.receipt, u.element, u.conversion_id
         FROM unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::smallint[], $8::uuid[])
           u(row, outcome, reason, warnings, receipt, element, conversion_id)
         ON CONFLICT DO NOTHING RETURNING outcome),
       counted AS (
         SELECT count(*)::int AS n, count(*) FILTER (WHERE outcome = 'accepted')::int AS accepted,
           count(*) FILTER (WHERE outcome = 'waiting')::int AS waiting, count(*) FILTER (WHERE outcome = 'rejected')::int AS rejected FROM written)
       UPDATE conversion_imports i SET done = i.done + c.n, accepted = i.accepted + c.accepted, waiting = i.waiting + c.waiting, rejected = i.rejected + c.rejected
       FROM counted c WHERE i.id = $1`,
      [
        id,
        results.map(({ row }) => row),
        results.map(({ outcome }) => outcome),
        results.map(({ reason }) => reason),
        results.map(({ warnings }) => warnings.join(',')),
        results.map(({ receipt }) => receipt),
        results.map(({ element }) => element),
        results.map(({ conversionId }) => conversionId),
      ],
      'import_rows_record',
    );
  }

  /** A dry run that was cut off begins anew: what it remembered is gone. */
  async restart(id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      await tx.query(`DELETE FROM conversion_import_rows WHERE import_id = $1`, [id]);
      await tx.query(`UPDATE conversion_imports SET done = 0, accepted = 0, waiting = 0, rejected = 0 WHERE id = $1`, [id]);
    });
  }

  /** returns  the job as it ended; undefined: it had ended before */
  async finish(tx: Queryable, id: string, error: string | null): Promise<ImportJob | undefined> {
    const { rows } = await tx.query<ImportJob & Row>(
      `UPDATE conversion_imports SET status = CASE WHEN $2::text IS NULL THEN 'done' ELSE 'failed' END, error = $2, file = NULL, finished_at = now()
       WHERE id = $1 AND finished_at IS NULL RETURNING ${COLUMNS}`,
      [id, error],
    );
    return rows[0];
  }

  /** Results in the file's order. Relies on the primary key. */
  async results(query: { id: string; afterRow: number; outcome: string | undefined; limit: number }): Promise<StoredRowResult[]> {
    const { rows } = await this.db.query<StoredRowResult & Row>(
      `SELECT row, outcome, reason, warnings, receipt, element, conversion_id AS "conversionId" FROM conversion_import_rows
       WHERE import_id = $1 AND row > $2 AND ($3::text IS NULL OR outcome = $3) ORDER BY row LIMIT $4`,
      [query.id, query.afterRow, query.outcome ?? null, query.limit],
    );
    return rows;
  }

  async dropFinishedBefore(at: Date): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { rows } = await tx.query<{ id: string }>(`DELETE FROM conversion_imports WHERE finished_at < $1 RETURNING id`, [at]);
      if (rows.length > 0)
        await tx.query(`DELETE FROM conversion_import_rows WHERE import_id = ANY($1::uuid[])`, [rows.map(({ id }) => id)]);
    });
  }
}

type Row = Record<string, unknown>;
