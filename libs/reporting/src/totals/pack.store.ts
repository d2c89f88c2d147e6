import { Injectable } from '@nestjs/common';
import { Database } from '#database';
import { firstUuidAt } from '#kernel';
import { FOLD_LOCK } from './fold.store.js';
import { unlessLocked } from '../retention/unless-locked.js';
import { isPacked, packedName, packStatement } from './packed.sql.js';
import { countPairsStatement } from './count-pairs.sql.js';
import { PAIR_TABLE, PAIRS, type Pair } from './pairs.js';
import { TOTALS, type TotalsTable } from './totals-tables.js';

const DAY_MS = 86_400_000;
/** Fewer rows of a day are not worth a rewrite. */
const ENOUGH_ROWS = 1_000;
/** A table that stays larger than this after its days were packed has pages to give back: after an import of months, say. */
const LARGE_BYTES = 8 * 2 ** 20;
const BYTES_PER_ROW = 500;
const PACKED_TABLES = [...TOTALS, PAIR_TABLE].filter(isPacked);

/** Every table that holds totals by the day or finer. */
export function totalsTableNames(): string[] {
  return [...TOTALS, PAIR_TABLE].flatMap((table) => [table.name, ...(isPacked(table) ? [packedName(table)] : [])]);
}

/** A day that can be packed, or of which pairs can be counted; `day` is yyyy-mm-dd. */
export interface LooseDay {
  readonly table: TotalsTable;
  readonly day: string;
}

/** Packs closed days of totals and counts their pairs. No fold runs beside it, so that rows and what is added to them stay one. */
@Injectable()
export class PackStore {
  constructor(private readonly db: Database) {}

  /** Days before `beforeMs` with enough loose rows. Reads the loose rows only: there are few, once days are packed. */
  async looseDays(beforeMs: number, enoughRows = ENOUGH_ROWS): Promise<LooseDay[]> {
    const found: LooseDay[] = [];
    for (const table of PACKED_TABLES) {
      const { rows } = await this.db.query<{ day: string }>(
        `SELECT bucket::text AS day FROM ${table.name} WHERE bucket < $1::date GROUP BY bucket HAVING count(*) >= $2 ORDER BY bucket DESC`,
        [dayOf(beforeMs), enoughRows],
      );
      found.push(...rows.map(({ day }) => ({ table, day })));
    }
    return found;
  }

  async pack({ table, day }: LooseDay): Promise<void> {
    await this.db.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [FOLD_LOCK]);
      await tx.query(packStatement(table), [day]);
    });
  }

  /** Gives the pages back that packed days have left, unless somebody uses the table just then: they are used again anyway. */
  async shrink({ name }: TotalsTable): Promise<void> {
    const { rows } = await this.db.query<{ bytes: number }>('SELECT pg_table_size($1::text::regclass)::float8 AS bytes', [name]);
    const bytes = rows[0]?.bytes ?? 0;
    if (bytes < LARGE_BYTES) return;
    const { rows: left } = await this.db.query<{ n: number }>(`SELECT count(*)::float8 AS n FROM ${name}`);
    if ((left[0]?.n ?? 0) * BYTES_PER_ROW > bytes) return;
    await unlessLocked(async () =>
      this.db.transaction(async (tx) => {
        await tx.query(`SET LOCAL lock_timeout = '1s'`);
        await tx.query(`CLUSTER ${name} USING ${name}_pkey`);
      }),
    );
  }

  /** Days with clicks of which some pairs are not counted, newest first. fromMs, toMs are UTC midnights, half open. */
  async uncounted(fromMs: number, toMs: number): Promise<{ day: string; pairs: Pair[] }[]> {
    const { rows } = await this.db.query<{ day: string; pairs: number[] }>(
      `SELECT d.bucket::text AS day, array_agg(p.pair) AS pairs FROM totals_day d CROSS JOIN unnest($1::int[]) p (pair)
        WHERE d.campaign_id = 0 AND d.base = 0 AND d.clicks + d.bots > 0 AND d.bucket >= $2::date AND d.bucket < $3::date
          AND NOT EXISTS (SELECT FROM ${packedName(PAIR_TABLE)} c WHERE c.pair = p.pair AND c.bucket = d.bucket AND c.base = 0)
        GROUP BY d.bucket ORDER BY d.bucket DESC`,
      [PAIRS.map(({ pair }) => pair), dayOf(fromMs), dayOf(toMs)],
    );
    return rows.map(({ day, pairs }) => ({ day, pairs: PAIRS.filter(({ pair }) => pairs.includes(pair)) }));
  }

  /** Counts pairs of one day from its rows; those still marked are left to the fold. */
  async countPairs(day: string, pairs: readonly Pair[]): Promise<void> {
    const fromMs = Date.parse(day);
    await this.db.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [FOLD_LOCK]);
      // Hashing is what makes many groupings cheap; without room for it each would be a sort.
      await tx.query(`SET LOCAL work_mem = '64MB'`);
      await tx.query(`DELETE FROM ${packedName(PAIR_TABLE)} WHERE bucket = $1::date AND pair = ANY ($2::int[])`, [
        day,
        pairs.map(({ pair }) => pair),
      ]);
      await tx.query(countPairsStatement(pairs), [day, firstUuidAt(fromMs), firstUuidAt(fromMs + DAY_MS)]);
    });
  }
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
