import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';
import { withDeadline } from './deadline.js';

/** Small questions to the database about itself. */
@Injectable()
export class DatabaseProbeStore {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** Within two seconds; never rejects. */
  async answers(): Promise<boolean> {
    try {
      await withDeadline(this.db.query('SELECT 1', [], 'database_answers'), 2_000, 'the database');
      return true;
    } catch {
      return false;
    }
  }

  /** The database's clock at the middle of the question, in ms since 1970. */
  async clockMs(): Promise<number> {
    const { rows } = await this.db.query<{ now_ms: string }>(`SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now_ms`, [], 'database_clock');
    return Number(rows[0]?.now_ms);
  }

  async maxConnections(): Promise<number> {
    const { rows } = await this.db.query<{ n: number }>(`SELECT current_setting('max_connections')::int AS n`);
    return rows[0]?.n ?? 0;
  }
}
