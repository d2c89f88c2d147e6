import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Database, type Queryable } from '#database';
import type { BatchQueueName } from '../queue-names.js';

export interface InboxRow {
  readonly id: string;
  readonly payload: string;
  /** how often its handling has been begun before */
  readonly starts: number;
}

/** The workers' side of `inbox`. */
@Injectable()
export class InboxStore {
  constructor(@Inject(Database) private readonly db: Database) {}

  /**
   * The oldest batches, counted as started: committed before the work, so that a batch that ends the process has been counted.
   * Nobody else sweeps meanwhile (the sweep's advisory lock); rows stay until done(). Relies on inbox_oldest (queue, stored_at, id).
   */
  async begin(queue: BatchQueueName, limit: number): Promise<InboxRow[]> {
    const { rows } = await this.db.query<InboxRow & { stored_at: Date }>(
      `UPDATE inbox SET starts = starts + 1
        WHERE id IN (SELECT id FROM inbox WHERE queue = $1 ORDER BY stored_at, id LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING id, payload, starts - 1 AS starts, stored_at`,
      [queue, limit],
      'inbox_begin',
    );
    return rows.sort((left, right) => left.stored_at.getTime() - right.stored_at.getTime());
  }

  async done(rows: readonly InboxRow[]): Promise<void> {
    await this.db.query(`DELETE FROM inbox WHERE id = ANY($1::uuid[])`, [rows.map((row) => row.id)], 'inbox_done');
  }

  /** Puts batches in place of one, in one transaction: the parts of a batch that has to be taken apart. */
  async replace(queue: BatchQueueName, id: string, payloads: readonly string[]): Promise<void> {
    await this.db.transaction(async (tx) => {
      await tx.query(`DELETE FROM inbox WHERE id = $1`, [id]);
      await insertAll(tx, queue, payloads);
    });
  }

  /** The oldest batches as they lie there, for whoever looks. */
  async payloads(queue: BatchQueueName, limit: number): Promise<string[]> {
    const { rows } = await this.db.query<{ payload: string }>(
      `SELECT payload FROM inbox WHERE queue = $1 ORDER BY stored_at, id LIMIT $2`,
      [queue, limit],
    );
    return rows.map(({ payload }) => payload);
  }

  async waiting(queue: BatchQueueName): Promise<{ rows: number; oldestAt: Date | undefined }> {
    const { rows } = await this.db.query<{ n: string; oldest_at: Date | null }>(
      `SELECT count(*) AS n, min(stored_at) AS oldest_at FROM inbox WHERE queue = $1`,
      [queue],
      'inbox_waiting',
    );
    return { rows: Number(rows[0]?.n ?? 0), oldestAt: rows[0]?.oldest_at ?? undefined };
  }
}

async function insertAll(tx: Queryable, queue: BatchQueueName, payloads: readonly string[]): Promise<void> {
  await tx.query(
    `INSERT INTO inbox (id, queue, payload) SELECT id, $1, payload FROM unnest($2::uuid[], $3::text[]) AS part (id, payload)`,
    [queue, payloads.map(() => randomUUID()), payloads],
  );
}
