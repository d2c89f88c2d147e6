import type { Queryable } from './database.js';

/**
 * How far the database's clock is ahead of this process's, in milliseconds (negative: behind). The round trip is
 * split in half, so the figure is good to about half of it.
 */
export async function databaseClockSkewMs(db: Queryable, now: () => number = Date.now): Promise<number> {
  const before = now();
  const { rows } = await db.query<{ ms: string }>(`SELECT extract(epoch FROM clock_timestamp()) * 1000 AS ms`);
  const after = now();
  return Math.round(Number(rows[0]?.ms) - (before + after) / 2);
}
