import { Injectable } from '@nestjs/common';
import { DAY_PARTITIONED_TABLES, Database, type DayPartitionedTable, type Queryable } from '#database';
import { firstUuidAt } from '#kernel';
import { unlessLocked } from './unless-locked.js';

const DAY_MS = 86_400_000;
/** Above this a CLUSTER would hold its day's lock, and our own statement timeout, for too long (0.8 s for 333,000 rows). */
const MAX_CLUSTERED_ROWS = 5_000_000;
const DELETED_AT_ONCE = 10_000;
const CLUSTERED = 'clustered by campaign';

/** A day's partition of a table; `day` is its UTC midnight. */
export interface DayPartition {
  readonly table: DayPartitionedTable;
  readonly name: string;
  readonly dayMs: number;
}

/** Drops days that are over their time, and puts closed days of clicks in order. */
@Injectable()
export class PartitionUpkeepStore {
  constructor(private readonly db: Database) {}

  /** The database's clock and the longest attribution window of any campaign, days: no click may go before it. */
  async limits(): Promise<{ nowMs: number; longestWindowDays: number; foldIsBehind: boolean }> {
    const { rows } = await this.db.query<{ now_ms: number; days: number; behind: boolean }>(
      `SELECT (extract(epoch FROM now()) * 1000)::float8 AS now_ms, (SELECT coalesce(max(attribution_window_days), 0) FROM campaigns) AS days,
         EXISTS (SELECT FROM batches WHERE at < now() - interval '1 day') AS behind`,
    );
    const row = rows[0];
    if (!row) throw new Error('A SELECT without FROM answered no row');
    return { nowMs: row.now_ms, longestWindowDays: row.days, foldIsBehind: row.behind };
  }

  /** All day partitions, oldest first. */
  async partitions(): Promise<DayPartition[]> {
    const { rows } = await this.db.query<{ table: DayPartitionedTable; name: string; day: string }>(
      `SELECT p.relname AS "table", c.relname AS name, substr(c.relname, length(c.relname) - 7) AS day
         FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent
        WHERE p.relname = ANY ($1) AND p.relnamespace = current_schema()::regnamespace AND c.relname ~ '_p[0-9]{8}$' ORDER BY day, 1`,
      [DAY_PARTITIONED_TABLES],
    );
    return rows.map(({ table, name, day }) => ({
      table,
      name,
      dayMs: Date.parse(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`),
    }));
  }

  /** false: the table was busy; the next run comes back to it */
  async drop({ name }: DayPartition): Promise<boolean> {
    return unlessLocked(async () =>
      this.db.transaction(async (tx) => {
        await waitBriefly(tx);
        await tx.query(`SELECT pg_advisory_xact_lock(hashtext('rebound-partitions'))`);
        // Names come from the catalogue of the database and match ours exactly.
        await tx.query(`DROP TABLE IF EXISTS ${name}`);
      }),
    );
  }

  /** Rows of old days that lie in a default partition (imports), a portion at a time. returns how many went */
  async deleteStrays(table: DayPartitionedTable, beforeMs: number): Promise<number> {
    const { rowCount } = await this.db.query(
      `DELETE FROM ${table}_default WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${table}_default WHERE id < $1::uuid LIMIT ${DELETED_AT_ONCE}))`,
      [firstUuidAt(beforeMs)],
    );
    return rowCount ?? 0;
  }

  /** Ids of another tracker whose click is gone. Index imported_clicks_click. */
  async deleteImportedIds(beforeMs: number): Promise<number> {
    const { rowCount } = await this.db.query(
      `DELETE FROM imported_clicks WHERE external_id IN (SELECT external_id FROM imported_clicks WHERE click_id < $1::uuid LIMIT ${DELETED_AT_ONCE})`,
      [firstUuidAt(beforeMs)],
    );
    return rowCount ?? 0;
  }

  /** Days of totals, a portion at a time: the day of TOTALS_ZONE decides in all tables. returns how many rows went */
  async deleteTotals(table: string, beforeMs: number): Promise<number> {
    const { rowCount } = await this.db.query(
      `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${table} WHERE bucket < $1 LIMIT ${DELETED_AT_ONCE}))`,
      [new Date(beforeMs).toISOString()],
    );
    return rowCount ?? 0;
  }

  /** Closed days of clicks that are not in order yet and not too large for it, newest first. */
  async unclustered(fromMs: number, toMs: number): Promise<string[]> {
    const days = (await this.partitions()).filter(({ table, dayMs }) => table === 'clicks' && dayMs >= fromMs && dayMs + DAY_MS <= toMs);
    const { rows } = await this.db.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class c WHERE relname = ANY ($1) AND relnamespace = current_schema()::regnamespace
          AND obj_description(c.oid, 'pg_class') IS DISTINCT FROM '${CLUSTERED}' AND reltuples <= ${MAX_CLUSTERED_ROWS} ORDER BY relname DESC`,
      [days.map(({ name }) => name)],
    );
    return rows.map(({ name }) => name);
  }

  /**
   * Rewrites one closed day in the order of its campaigns and gives it a small index on them: a report of one campaign then reads a
   * short stretch of it. Late clicks of that day wait meanwhile, all others do not.
   *
   * returns  false: somebody uses the day; try again later
   */
  async cluster(name: string): Promise<boolean> {
    return unlessLocked(async () =>
      this.db.transaction(async (tx) => {
        await waitBriefly(tx);
        await tx.query(`LOCK TABLE ${name} IN ACCESS EXCLUSIVE MODE`);
        // It hardly grows any more: its pages may be full.
        await tx.query(`ALTER INDEX ${name}_pkey SET (fillfactor = 100)`);
        await tx.query(`CREATE INDEX ${name}_order ON ${name} (campaign_id, id)`);
        await tx.query(`CLUSTER ${name} USING ${name}_order`);
        await tx.query(`DROP INDEX ${name}_order`);
        await tx.query(`CREATE INDEX IF NOT EXISTS ${name}_campaigns ON ${name} USING brin (campaign_id) WITH (pages_per_range = 16)`);
        await tx.query(`COMMENT ON TABLE ${name} IS '${CLUSTERED}'`);
      }),
    );
  }

  /** Statistics of a rewritten day, and which of its pages everybody may see; not inside its transaction, whose lock it would prolong. */
  async vacuum(name: string): Promise<void> {
    await this.db.query(`VACUUM (ANALYZE) ${name}`);
  }
}

async function waitBriefly(tx: Queryable): Promise<void> {
  await tx.query(`SET LOCAL lock_timeout = '1s'; SET LOCAL statement_timeout = '25s'`);
}
