import { Injectable } from '@nestjs/common';
import { CLICK_FLAG } from '#clicks';
import { firstUuidAt } from '#kernel';
import { Database, type Queryable } from '#database';
import { FOLD_LOCK } from '../totals/fold.store.js';
import { heldRows, isPacked, packedName } from '../totals/packed.sql.js';
import { PAIR_TABLE } from '../totals/pairs.js';
import { SUM_NAMES } from '../totals/sums.js';
import { onConflictAdd } from '../totals/totals.sql.js';
import { TOTALS, type TotalsTable } from '../totals/totals-tables.js';

/** Label of the campaigns that `npm run demo` makes; nothing else is ever purged. */
const DEMO_TAG = 'demo';
const DAY_MS = 86_400_000;

/** How many of each were taken away. */
export interface Purged {
  readonly campaigns: number;
  readonly clicks: number;
  readonly postbacks: number;
  readonly conversions: number;
}

/**
 * Takes the demo's campaigns away with everything that came of them, and their part out of the account's totals.
 * It stands in reporting because it has to know every table a campaign leaves rows in.
 */
@Injectable()
export class PurgeDemoStore {
  constructor(private readonly db: Database) {}

  /** One transaction; no fold runs meanwhile. Rows of hits that are still queued come after it: wait for the queue first. */
  async purge(): Promise<Purged> {
    return this.db.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [FOLD_LOCK]);
      const { rows } = await tx.query<{ id: number; advertiser_id: number; created_at: Date }>(
        'SELECT id, advertiser_id, created_at FROM campaigns WHERE tags @> ARRAY[$1] FOR UPDATE',
        [DEMO_TAG],
      );
      const campaigns = rows.map((row) => row.id);
      if (campaigns.length === 0) return { campaigns: 0, clicks: 0, postbacks: 0, conversions: 0 };
      // An hour of grace: ids carry the tracker's clock, created_at the database's.
      const since = firstUuidAt(Math.min(...rows.map((row) => row.created_at.getTime())) - 3_600_000);
      const firstMs = await firstClickMs(tx, campaigns, Math.min(...rows.map((row) => row.created_at.getTime())));
      const clicksSince = firstUuidAt(firstMs - DAY_MS);
      const sources = await ownSources(tx, campaigns);
      for (const table of TOTALS) await purgeTotals(tx, table, campaigns);
      await forgetPairs(tx, firstMs - DAY_MS);
      const conversions = await purgeConversions(tx, campaigns);
      const postbacks = await purgePostbacks(tx, { campaigns, sources, since });
      const clicks = await purgeClicks(tx, { campaigns, since: clicksSince });
      await purgeSettings(tx, { campaigns, sources, advertisers: [...new Set(rows.map((row) => row.advertiser_id))] });
      return { campaigns: campaigns.length, clicks, postbacks, conversions };
    });
  }
}

/** Imported clicks are older than their campaign: as the totals know, and the batches that are not in them yet. */
async function firstClickMs(tx: Queryable, campaigns: readonly number[], createdMs: number): Promise<number> {
  const names = TOTALS.flatMap((table) => [table.name, ...(isPacked(table) ? [packedName(table)] : [])]);
  const firsts = names.map((name) => `(SELECT min(bucket)::timestamptz FROM ${name} WHERE campaign_id = ANY ($1::int[]))`);
  const { rows } = await tx.query<{ first: Date | null }>(
    `SELECT least(${firsts.join(', ')}, (SELECT min(at) FROM clicks WHERE batch IN (SELECT id FROM batches) AND campaign_id = ANY ($1::int[]))) AS first`,
    [campaigns],
  );
  return Math.min(createdMs, rows[0]?.first?.getTime() ?? createdMs);
}

/** Sources that serve the demo alone: a hit that only names one of them is the demo's too. */
async function ownSources(tx: Queryable, campaigns: readonly number[]): Promise<number[]> {
  const { rows } = await tx.query<{ source_id: number }>(
    `SELECT source_id FROM campaigns GROUP BY source_id HAVING bool_and(id = ANY ($1::int[]))`,
    [campaigns],
  );
  return rows.map((row) => row.source_id);
}

/** The account's rows (campaign 0) are the sum of all campaigns: the demo's part comes off before its own rows go. */
async function purgeTotals(tx: Queryable, table: TotalsTable, campaigns: readonly number[]): Promise<void> {
  const keys = ['bucket', ...table.keys, 'base'];
  if (table.account) {
    const demo = heldRows(table, { keys: [...table.keys, 'base'], sums: SUM_NAMES, conditions: ['campaign_id = ANY ($1::int[])'] });
    await tx.query(
      `INSERT INTO ${table.name} (campaign_id, ${[...keys, ...SUM_NAMES].join(', ')})
       SELECT 0, ${[...keys, ...SUM_NAMES.map((name) => `-sum(${name})`)].join(', ')} FROM ${demo} GROUP BY ${keys.join(', ')}
       ${onConflictAdd(table)}`,
      [campaigns],
    );
  }
  const tables = [table.name, ...(isPacked(table) ? [packedName(table)] : [])];
  for (const name of tables) await tx.query(`DELETE FROM ${name} WHERE campaign_id = ANY ($1::int[])`, [campaigns]);
}

/** Pairs do not tell campaigns apart: their days are counted again from the rows that stay. */
async function forgetPairs(tx: Queryable, sinceMs: number): Promise<void> {
  for (const name of [PAIR_TABLE.name, packedName(PAIR_TABLE)])
    await tx.query(`DELETE FROM ${name} WHERE bucket >= $1::date`, [new Date(sinceMs).toISOString()]);
}

async function purgeConversions(tx: Queryable, campaigns: readonly number[]): Promise<number> {
  const { rowCount } = await tx.query(
    `WITH gone AS (DELETE FROM conversions WHERE campaign_id = ANY ($1::int[]) RETURNING id),
          keys AS (DELETE FROM conversion_keys WHERE conversion_id IN (SELECT id FROM gone))
     SELECT FROM gone`,
    [campaigns],
  );
  await tx.query('DELETE FROM conversion_facts WHERE campaign_id = ANY ($1::int[])', [campaigns]);
  await tx.query('DELETE FROM cap_conversions WHERE campaign_id = ANY ($1::int[])', [campaigns]);
  return rowCount ?? 0;
}

/** Hits of the demo's campaigns, and those that only named one of its sources. The edge's count gives them back too. */
async function purgePostbacks(
  tx: Queryable,
  demo: { campaigns: readonly number[]; sources: readonly number[]; since: string },
): Promise<number> {
  const { rows } = await tx.query<{ postbacks: number }>(
    `WITH gone AS (
       DELETE FROM postbacks WHERE id >= $3::uuid AND (campaign_id = ANY ($1::int[]) OR source_id = ANY ($2::int[])) RETURNING id, received_at
     ), raws AS (DELETE FROM postback_raws r USING gone WHERE r.id = gone.id AND r.id >= $3::uuid),
     counted AS (
       INSERT INTO edge_counters (run_id, day, name, campaign_id, n)
       SELECT gen_random_uuid(), (received_at AT TIME ZONE 'UTC')::date, 'postbacks_received', 0, -count(DISTINCT id) FROM gone GROUP BY 2
     )
     SELECT count(DISTINCT id)::int AS postbacks FROM gone`,
    [demo.campaigns, demo.sources, demo.since],
  );
  return rows[0]?.postbacks ?? 0;
}

async function purgeClicks(tx: Queryable, demo: { campaigns: readonly number[]; since: string }): Promise<number> {
  const { rows } = await tx.query<{ clicks: number }>(
    `WITH gone AS (DELETE FROM clicks WHERE id >= $2::uuid AND campaign_id = ANY ($1::int[]) RETURNING id, campaign_id, at, flags),
     details AS (DELETE FROM click_details d USING gone WHERE d.id = gone.id AND d.id >= $2::uuid),
     outs AS (DELETE FROM click_outs o USING gone WHERE o.click_id = gone.id),
     imported AS (DELETE FROM imported_clicks i USING gone WHERE i.click_id = gone.id),
     counted AS (
       INSERT INTO edge_counters (run_id, day, name, campaign_id, n)
       SELECT gen_random_uuid(), (at AT TIME ZONE 'UTC')::date, 'clicks_issued', campaign_id, -count(*) FROM gone WHERE flags & ${CLICK_FLAG.imported} = 0 GROUP BY 2, 4
     ), unrouted AS (
       INSERT INTO edge_counters (run_id, day, name, campaign_id, n)
       SELECT gen_random_uuid(), day, name, campaign_id, -sum(n) FROM edge_counters
        WHERE name = 'clicks_unrouted' AND campaign_id = ANY ($1::int[]) GROUP BY day, name, campaign_id
     )
     SELECT count(*)::int AS clicks FROM gone`,
    [demo.campaigns, demo.since],
  );
  return rows[0]?.clicks ?? 0;
}

/** An advertiser that other campaigns use as well stays, and so does its source. */
async function purgeSettings(
  tx: Queryable,
  demo: { campaigns: readonly number[]; sources: readonly number[]; advertisers: readonly number[] },
): Promise<void> {
  await tx.query('DELETE FROM offers WHERE campaign_id = ANY ($1::int[])', [demo.campaigns]);
  await tx.query('DELETE FROM campaigns WHERE id = ANY ($1::int[])', [demo.campaigns]);
  await tx.query(
    'DELETE FROM postback_sources s WHERE id = ANY ($1::int[]) AND NOT EXISTS (SELECT FROM campaigns c WHERE c.source_id = s.id)',
    [demo.sources],
  );
  await tx.query(
    `DELETE FROM advertisers a WHERE id = ANY ($1::int[]) AND NOT EXISTS (SELECT FROM campaigns c WHERE c.advertiser_id = a.id)
        AND NOT EXISTS (SELECT FROM postback_sources s WHERE s.advertiser_id = a.id)`,
    [demo.advertisers],
  );
}
