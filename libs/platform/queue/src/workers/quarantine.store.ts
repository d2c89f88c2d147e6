import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Database } from '#database';
import { encodeBatch } from '../doors/batch-text.js';
import type { BatchQueueName } from '../queue-names.js';

const ERROR_CHARACTERS = 4_000;

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

  async count(): Promise<number> {
    const { rows } = await this.db.query<{ n: string }>('SELECT count(*) AS n FROM quarantine');
    return Number(rows[0]?.n ?? 0);
  }
}
