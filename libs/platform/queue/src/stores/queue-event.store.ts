import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { BULLMQ_SCHEMA } from './postgres-pool.js';

const KEPT_EVENTS = 2_000;

@Injectable()
export class QueueEventStore {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** Deletes all but the newest events of BullMQ's PostgreSQL backend. Ids are from one sequence; relies on the primary key (queue, id). */
  async trim(queue: string): Promise<void> {
    await this.db.query(
      `DELETE FROM ${BULLMQ_SCHEMA}.event WHERE queue = $1 AND id < (SELECT max(id) - ${KEPT_EVENTS} FROM ${BULLMQ_SCHEMA}.event WHERE queue = $1)`,
      [queue],
      'queue_events_trim',
    );
  }
}
