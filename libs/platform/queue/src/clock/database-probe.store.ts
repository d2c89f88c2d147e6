import { Inject, Injectable } from '@nestjs/common';
import { Database, databaseClockSkewMs } from '#database';
import { withDeadline } from '../deadline.js';

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

  /** How far the database's clock is ahead of ours, in ms. Rejects while the database is away. */
  clockSkewMs(now: () => number): Promise<number> {
    return withDeadline(databaseClockSkewMs(this.db, now), 2_000, "the database's clock");
  }

  async maxConnections(): Promise<number> {
    const asked = this.db.query<{ n: number }>(`SELECT current_setting('max_connections')::int AS n`);
    const { rows } = await withDeadline(asked, 2_000, 'the database');
    return rows[0]?.n ?? 0;
  }
}
