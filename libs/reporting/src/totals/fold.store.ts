import { Injectable } from '@nestjs/common';
import { Database } from '#database';
import { foldStatement } from './totals.sql.js';

/** Marks waiting to be folded. */
export interface Unfolded {
  readonly batches: number;
  /** age of the oldest, milliseconds; 0 when there is none */
  readonly oldestMs: number;
}

/** Advisory lock (transaction level) of whoever changes totals. */
export const FOLD_LOCK = 7_201_440_001;
const FOLD = foldStatement();

/** Moves marked batches into the totals. */
@Injectable()
export class FoldStore {
  constructor(private readonly db: Database) {}

  async unfolded(): Promise<Unfolded> {
    const { rows } = await this.db.query<{ batches: number; oldest_ms: number }>(
      `SELECT count(*)::int AS batches, coalesce(extract(epoch FROM clock_timestamp() - min(at)) * 1000, 0)::float8 AS oldest_ms FROM batches`,
      [],
      'unfolded',
    );
    return { batches: rows[0]?.batches ?? 0, oldestMs: rows[0]?.oldest_ms ?? 0 };
  }

  /**
   * Folds the oldest marks, up to about `maxRows` rows (one batch at the least).
   * Exact whenever it dies: marks and totals change in one transaction. A second fold beside it does nothing.
   *
   * returns  how many batches were folded; 0: nothing to do, or another fold is at it
   */
  async foldOldest(maxRows: number): Promise<number> {
    return this.db.transaction(async (tx) => {
      const { rows: locks } = await tx.query<{ locked: boolean }>(`SELECT pg_try_advisory_xact_lock($1) AS locked`, [FOLD_LOCK]);
      if (!locks[0]?.locked) return 0;
      const { rows: marks } = await tx.query<{ id: string }>(
        `SELECT id FROM (SELECT id, n, sum(n) OVER (ORDER BY id) AS upto FROM (SELECT id, n FROM batches ORDER BY id LIMIT 2000) oldest) m
         WHERE upto - n < $1 ORDER BY id`,
        [maxRows],
      );
      const ids = marks.map((mark) => mark.id);
      if (ids.length === 0) return 0;
      // Fifty thousand rows, read by each table's part: with PostgreSQL's 4 MB they would go to disk and back.
      await tx.query(`SET LOCAL work_mem = '32MB'`);
      // Not prepared: the planner must see the bounds, so that it reads the BRIN indexes on batch.
      await tx.query(FOLD, [ids, ids[0], ids.at(-1)]);
      return ids.length;
    });
  }
}
