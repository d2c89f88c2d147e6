import { Injectable } from '@nestjs/common';
import type { Queryable } from '#database';

/** Tells the ledger of hits that came by import: no edge has counted them. */
@Injectable()
export class ImportCounterStore {
  /** Once per hit: its id stands for the run. */
  async add(tx: Queryable, hitId: string, at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO edge_counters (run_id, day, name, n) VALUES ($1, ($2::timestamptz AT TIME ZONE 'UTC')::date, 'postbacks_received', 1) ON CONFLICT DO NOTHING`,
      [hitId, at],
    );
  }
}
