import { firstUuidAt } from '#kernel';
import type { Queryable } from './database.js';

/** Tables partitioned by UTC day; each is RANGE (id) on a uuid whose first 48 bits are milliseconds. */
export const DAY_PARTITIONED_TABLES = ['clicks', 'click_details', 'postbacks', 'postback_raws'] as const;
export type DayPartitionedTable = (typeof DAY_PARTITIONED_TABLES)[number];

const DAY_MS = 86_400_000;
const DEADLOCKS_BELIEVED = 5;

/** `clicks_p20261122`: the partition of a table for one UTC day. */
export function dayPartitionName(table: DayPartitionedTable, day: Date): string {
  return `${table}_p${day.toISOString().slice(0, 10).replaceAll('-', '')}`;
}

/**
 * Makes the day partitions that are missing. Safe under concurrency: one DO block per partition takes an advisory
 * lock and looks again. Rows of that day that had already landed in the default partition are moved, in the same transaction.
 *
 * fromDay, toDay  any instant of the first and of the last UTC day, both included
 * throws          55P03 when a lock was not granted within 3 s (busy table): nothing is half done, call again later
 */
export async function ensureDayPartitions(db: Queryable, fromDay: Date, toDay: Date): Promise<void> {
  const wanted = daysBetween(fromDay, toDay).flatMap((day) =>
    DAY_PARTITIONED_TABLES.map((table) => ({ table, day, name: dayPartitionName(table, day) })),
  );
  const present = await db.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relname = ANY($1) AND relnamespace = current_schema()::regnamespace`,
    [wanted.map(({ name }) => name)],
  );
  const names = new Set(present.rows.map(({ name }) => name));
  for (const { table, day, name } of wanted) {
    if (!names.has(name)) await throughDeadlocks(() => db.query(createPartitionSql(table, name, day)));
  }
}

/** A reader locks the table and then its partitions, we the default one first: of the two PostgreSQL may have to stop us. */
async function throughDeadlocks(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== '40P01' || attempt === DEADLOCKS_BELIEVED) throw error;
    }
  }
}

function daysBetween(fromDay: Date, toDay: Date): Date[] {
  const first = Math.floor(fromDay.getTime() / DAY_MS);
  const last = Math.floor(toDay.getTime() / DAY_MS);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => new Date((first + i) * DAY_MS));
}

/**
 * Names and bounds are ours (no outside text), hence no parameters; a DO block takes none. The default partition is
 * locked first: a row that came in between the move and the attach would make the attach fail.
 */
function createPartitionSql(table: DayPartitionedTable, name: string, day: Date): string {
  const from = `'${firstUuidAt(day.getTime())}'`;
  const to = `'${firstUuidAt(day.getTime() + DAY_MS)}'`;
  return `DO $$
    BEGIN
      PERFORM set_config('lock_timeout', '3s', true);
      PERFORM pg_advisory_xact_lock(hashtext('rebound-partitions'));
      IF to_regclass('${name}') IS NOT NULL THEN RETURN; END IF;
      LOCK TABLE ${table}_default IN ACCESS EXCLUSIVE MODE;
      IF EXISTS (SELECT FROM ${table}_default WHERE id >= ${from} AND id < ${to}) THEN
        CREATE TABLE ${name} (LIKE ${table} INCLUDING ALL);
        WITH moved AS (DELETE FROM ${table}_default WHERE id >= ${from} AND id < ${to} RETURNING *) INSERT INTO ${name} SELECT * FROM moved;
        ALTER TABLE ${table} ATTACH PARTITION ${name} FOR VALUES FROM (${from}) TO (${to});
      ELSE
        CREATE TABLE ${name} PARTITION OF ${table} FOR VALUES FROM (${from}) TO (${to});
      END IF;
    END $$`;
}
