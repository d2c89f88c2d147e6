import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '#database';
import { firstUuidAt } from '#kernel';
import type { Span } from '../query/plan-report.js';
import { inSnapshot, prepareReport } from '../query/prepare-report.store.js';
import type { ReportQuery } from '../query/request/report-query.js';

/** One verdict with its reason, over a range. */
export interface VerdictCount {
  readonly outcome: 'accepted' | 'rejected' | 'waiting';
  readonly reason: string | null;
  /** names no campaign */
  readonly stranger: boolean;
  readonly n: number;
  readonly last_at: Date;
}

export interface FoundOutcomes {
  readonly span: Span;
  readonly verdicts: readonly VerdictCount[];
  /** by name, as the edge counts */
  readonly edge: ReadonlyMap<string, number>;
}

/** Whose hits are counted; undefined: everybody's. */
interface Scope {
  readonly campaignId: number | undefined;
  readonly advertiserId: number | undefined;
}

/** Counts what became of hits and of requests for clicks. */
@Injectable()
export class OutcomesStore {
  constructor(private readonly db: Database) {}

  async count(query: Pick<ReportQuery, 'zone' | 'from' | 'to'>, scope: Scope): Promise<FoundOutcomes> {
    return inSnapshot(this.db, query.zone, async (tx) => {
      const { span } = await prepareReport(tx, { ...query, filters: [] }, undefined);
      const values = [firstUuidAt(span.fromMs), firstUuidAt(span.toMs), ...(await wanted(tx, scope))];
      const { rows } = await tx.query<VerdictCount & Record<string, unknown>>(VERDICTS, values);
      const { rows: edge } = await tx.query<{ name: string; n: string }>(EDGE, [
        new Date(span.fromMs).toISOString(),
        new Date(span.toMs).toISOString(),
        values[2],
      ]);
      return { span, verdicts: rows, edge: new Map(edge.map(({ name, n }) => [name, Number(n)])) };
    });
  }
}

/** The campaigns and postback sources of a scope; null: all. */
async function wanted(tx: Queryable, { campaignId, advertiserId }: Scope): Promise<(number[] | null)[]> {
  if (campaignId === undefined && advertiserId === undefined) return [null, null];
  const { rows } = await tx.query<{ id: number; source_id: number }>(
    'SELECT id, source_id FROM campaigns WHERE ($1::int IS NULL OR id = $1) AND ($2::int IS NULL OR advertiser_id = $2)',
    [campaignId ?? null, advertiserId ?? null],
  );
  return [rows.map(({ id }) => id), [...new Set(rows.map(({ source_id }) => source_id))]];
}

// $1, $2 ids · $3 campaigns · $4 sources. Relies on postbacks_campaign (also for campaign_id IS NULL) and on the days' partitions; the row of a
// whole JSON array only sums up its elements, and which have any is read from the primary key alone.
const VERDICTS = `SELECT outcome, reason, campaign_id IS NULL AS stranger, count(*)::int AS n, max(received_at) AS last_at FROM postbacks
  WHERE id >= $1::uuid AND id < $2::uuid
    AND ($3::int[] IS NULL OR campaign_id = ANY ($3::int[]) OR (campaign_id IS NULL AND source_id = ANY ($4::int[])))
    AND NOT (element = 0 AND id IN (SELECT id FROM postbacks WHERE id >= $1::uuid AND id < $2::uuid AND element = 1))
  GROUP BY 1, 2, 3`;

const EDGE = `SELECT name, sum(n) AS n FROM edge_counters
  WHERE day >= ($1::timestamptz AT TIME ZONE 'UTC')::date AND day < ($2::timestamptz AT TIME ZONE 'UTC' + interval '1 day' - interval '1 microsecond')::date
    AND ($3::int[] IS NULL OR campaign_id = ANY ($3::int[]))
  GROUP BY 1`;
