import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#database';

export interface CounterRow {
  /** UTC day, yyyy-mm-dd */
  readonly day: string;
  readonly name: string;
  /** 0 when no campaign is known */
  readonly campaignId: number;
  /** cumulative within the run and day */
  readonly n: number;
}

@Injectable()
export class EdgeCounterStore {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** Repeats and late arrivals are harmless: the larger number wins. Relies on the primary key (run_id, day, name, campaign_id). */
  async write(runId: string, rows: readonly CounterRow[]): Promise<void> {
    await this.db.query(
      `INSERT INTO edge_counters (run_id, day, name, campaign_id, n)
       SELECT $1::uuid, day, name, campaign_id, n
         FROM unnest($2::date[], $3::text[], $4::int[], $5::bigint[]) AS counted (day, name, campaign_id, n)
        ORDER BY day, name, campaign_id
       ON CONFLICT (run_id, day, name, campaign_id) DO UPDATE SET n = GREATEST(edge_counters.n, excluded.n)`,
      [runId, rows.map((row) => row.day), rows.map((row) => row.name), rows.map((row) => row.campaignId), rows.map((row) => row.n)],
      'edge_counters_write',
    );
  }
}
