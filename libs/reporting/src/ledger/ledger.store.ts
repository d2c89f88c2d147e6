import { Injectable } from '@nestjs/common';
import { CLICK_FLAG } from '#clicks';
import { Database, plainArray, type Queryable } from '#database';
import { firstUuidAt } from '#kernel';
import type { DayCounts } from './ledger.js';

const DAY_MS = 86_400_000;
/** Trackers write their counts every second; a row younger than this may be ahead of them. */
const EDGE_LAG_MS = 3_000;

/** What trackers counted, by day and name. */
export type EdgeCounts = ReadonlyMap<string, Readonly<Record<string, number>>>;

/** Ids of records that lie in the queues; undefined: nobody knows. */
export interface Unfinished {
  readonly postbacks: readonly string[] | undefined;
  readonly clicks: readonly string[] | undefined;
}

/** Counts what the edge saw and what became rows, per UTC day. fromMs, toMs are UTC midnights, half open. */
@Injectable()
export class LedgerStore {
  constructor(private readonly db: Database) {}

  /** Read before everything else: whatever is in it must be found in the queues or as a row afterwards. */
  async countEdge(fromMs: number, toMs: number): Promise<EdgeCounts> {
    const { rows } = await this.db.query<{ day: string; name: string; n: string }>(
      'SELECT day::text AS day, name, sum(n) AS n FROM edge_counters WHERE day >= $1::date AND day < $2::date GROUP BY 1, 2',
      [dayOf(fromMs), dayOf(toMs)],
    );
    const days = new Map<string, Record<string, number>>();
    for (const { day, name, n } of rows) days.set(day, { ...days.get(day), [name]: Number(n) });
    return days;
  }

  /** One entry per day, rows in one snapshot, by the day in their id; what the queues hold counts as pending unless it has its row by now. */
  async countDays(range: { fromMs: number; toMs: number; nowMs: number }, edge: EdgeCounts, unfinished: Unfinished): Promise<DayCounts[]> {
    const { fromMs, toMs, nowMs } = range;
    return this.db.transaction(async (tx) => {
      await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      const { rows: marks } = await tx.query<{ ids: string[] | null }>('SELECT array_agg(id::text ORDER BY id) AS ids FROM batches');
      const ids = marks[0]?.ids ?? [];
      const bounds = [firstUuidAt(fromMs), firstUuidAt(toMs), firstUuidAt(nowMs - EDGE_LAG_MS)];
      const { rows: hits } = await tx.query<{ day: string; outcome: string; n: number; recent: number }>(
        `SELECT (received_at AT TIME ZONE 'UTC')::date::text AS day, outcome, count(*)::int AS n, (count(*) FILTER (WHERE id >= $3::uuid))::int AS recent
           FROM postbacks WHERE id >= $1::uuid AND id < $2::uuid AND element = 0 GROUP BY 1, 2`,
        bounds,
      );
      const { rows: clicks } = await tx.query<{ day: string; n: string; recent: string }>(CLICKS, [
        ...bounds,
        dayOf(fromMs),
        dayOf(toMs),
        ids,
        ids[0] ?? '0',
        ids.at(-1) ?? '0',
      ]);
      const pendingHits = await pendingByDay(tx, 'postbacks', unfinished.postbacks);
      const pendingClicks = await pendingByDay(tx, 'clicks', unfinished.clicks);
      return daysBetween(fromMs, toMs).map((day) => {
        const outcome = (name: string) => hits.find((row) => row.day === day && row.outcome === name)?.n ?? 0;
        const click = clicks.find((row) => row.day === day);
        return {
          day,
          edge: edge.get(day) ?? {},
          accepted: outcome('accepted'),
          rejected: outcome('rejected'),
          waiting: outcome('waiting'),
          clicks: Number(click?.n ?? 0),
          recentPostbacks: hits.filter((row) => row.day === day).reduce((sum, row) => sum + row.recent, 0),
          recentClicks: Number(click?.recent ?? 0),
          pendingPostbacks: pendingHits && (pendingHits.get(day) ?? 0),
          pendingClicks: pendingClicks && (pendingClicks.get(day) ?? 0),
        };
      });
    });
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * How many of these have no row yet, by the day in their id. Relies on the primary keys: LATERAL with its LIMIT looks each one up in its own
 * day. For thousands of ids NOT EXISTS became a hash of all clicks there are (0.5 s per million).
 */
async function pendingByDay(
  tx: Queryable,
  table: 'clicks' | 'postbacks',
  ids: readonly string[] | undefined,
): Promise<Map<string, number> | undefined> {
  if (!ids) return undefined;
  const days = new Map<string, number>();
  const wanted = [...new Set(ids)].filter((id) => UUID.test(id));
  if (wanted.length === 0) return days;
  const { rows } = await tx.query<{ id: string }>(
    `SELECT u.id FROM unnest($1::uuid[]) AS u (id)
       LEFT JOIN LATERAL (SELECT true AS stored FROM ${table} t WHERE t.id = u.id LIMIT 1) found ON true WHERE found.stored IS NULL`,
    [plainArray(wanted)],
  );
  for (const { id } of rows) {
    const day = dayOf(Number.parseInt(id.replace('-', '').slice(0, 12), 16));
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return days;
}

// Totals and what is still marked. Imported clicks were never issued by us, even when an import names an id of ours.
const OWN = `(flags & ${CLICK_FLAG.imported}) = 0`;
const CLICKS = `SELECT day::text AS day, sum(n) AS n, sum(recent) AS recent FROM (
    SELECT bucket AS day, clicks + bots - coalesce(imported, 0) AS n, 0 AS recent FROM totals_day WHERE campaign_id = 0 AND base = 0 AND bucket >= $4::date AND bucket < $5::date
    UNION ALL
    SELECT (at AT TIME ZONE 'UTC')::date, count(*), 0 FROM clicks
     WHERE batch BETWEEN $7::bigint AND $8::bigint AND batch + 0 = ANY ($6::bigint[]) AND id >= $1::uuid AND id < $2::uuid AND ${OWN} GROUP BY 1
    UNION ALL
    SELECT (at AT TIME ZONE 'UTC')::date, 0, count(*) FROM clicks WHERE id >= $3::uuid AND id < $2::uuid AND ${OWN} GROUP BY 1
  ) counted GROUP BY 1`;

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function daysBetween(fromMs: number, toMs: number): string[] {
  return Array.from({ length: Math.round((toMs - fromMs) / DAY_MS) }, (_, at) => dayOf(fromMs + at * DAY_MS));
}
