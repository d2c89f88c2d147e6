import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Database, type Queryable } from '#database';
import { encodeBatch } from '../../doors/batch-text.js';
import type { BatchQueueName } from '../../queue-names.js';

const ERROR_CHARACTERS = 4_000;

/** `payload` is a batch of one, ready to be put into the queue again. */
export interface QuarantinedRecord {
  readonly id: string;
  readonly payload: string;
  readonly error: string;
  readonly at: Date;
}

@Injectable()
export class QuarantineStore {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** Keeps a record that cannot be processed, with the reason. `record` is written in batch form (batch-text.ts), so that any text fits. */
  async add(queue: BatchQueueName, record: string, error: string): Promise<void> {
    const reason = error.replaceAll('\0', '\\0').slice(0, ERROR_CHARACTERS).toWellFormed();
    await this.db.query('INSERT INTO quarantine (id, queue, record, error) VALUES ($1, $2, $3, $4)', [
      randomUUID(),
      queue,
      encodeBatch([record]),
      reason,
    ]);
  }

  /** Oldest first. The table is small: a record gets here once in a blue moon. */
  async list(queue: BatchQueueName, limit: number, db: Queryable = this.db): Promise<QuarantinedRecord[]> {
    const { rows } = await db.query<QuarantinedRecord & { [column: string]: unknown }>(
      'SELECT id, record AS payload, error, at FROM quarantine WHERE queue = $1 ORDER BY at, id LIMIT $2',
      [queue, limit],
    );
    return rows;
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.db.query('DELETE FROM quarantine WHERE id = ANY($1::uuid[])', [ids]);
  }

  async counts(): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.db.query<{ queue: string; n: string }>('SELECT queue, count(*) AS n FROM quarantine GROUP BY queue');
    return new Map(rows.map(({ queue, n }) => [queue, Number(n)]));
  }

  async count(): Promise<number> {
    const { rows } = await this.db.query<{ n: string }>('SELECT count(*) AS n FROM quarantine');
    return Number(rows[0]?.n ?? 0);
  }
}
