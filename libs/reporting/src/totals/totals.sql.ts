import { packedName } from './packed.sql.js';
import { HOUR, PAIR_KEYS, PAIR_TABLE, PAIRS, SUB1 } from './pairs.js';
import { FACT_AT_CLICK_TIME, SUM_NAMES, SUMS, type SumName } from './sums.js';
import { keyColumns, keyType, ownerColumn, primaryKey, TOTALS, TOTALS_ZONE, type TotalsTable } from './totals-tables.js';

/** CREATE TABLE of a totals table. Sums that a base does not have are NULL there: they take no room and stay NULL when added. */
export function createTotalsTable(table: TotalsTable): string {
  const keys = keyColumns(table).map((key) => `${key} ${keyType(key)} NOT NULL`);
  const sums = SUM_NAMES.map((name) => `${name} ${SUMS[name].type}`);
  const bucket = `bucket ${table.bucket === 'day' ? 'date' : 'timestamptz'} NOT NULL`;
  const columns = [`${ownerColumn(table)} int NOT NULL`, bucket, ...keys, 'base smallint NOT NULL', ...sums];
  return `CREATE TABLE ${table.name} (${columns.join(', ')}, PRIMARY KEY (${primaryKey(table).join(', ')})) WITH (fillfactor = 90)`;
}

/**
 * The fold: takes marks away and adds their rows to every totals table, in one statement, so that at any moment
 * a row is either marked or in the totals. Pairs are counted when their day has closed: only what comes later is added to them.
 *
 * $1  ids of marks (bigint[]); a mark that another fold has taken meanwhile is skipped
 * $2  smallest, $3 largest of them: bounds for the BRIN indexes on batch
 * returns  one row: `rows`, how many base rows were added
 */
export function foldStatement(): string {
  const taken = 'batch BETWEEN $2::bigint AND $3::bigint AND batch IN (SELECT id FROM taken)';
  return `WITH taken AS (DELETE FROM batches WHERE id = ANY ($1::bigint[]) RETURNING id),
rows AS MATERIALIZED (${baseRows(ALL_KEYS, { clicks: taken, facts: taken })}),
${TOTALS.map((table) => `into_${table.name} AS (${addInto(table)})`).join(',\n')},
counted AS MATERIALIZED (SELECT pair, bucket FROM ${packedName(PAIR_TABLE)} WHERE base = 0),
late AS MATERIALIZED (SELECT * FROM rows WHERE day IN (SELECT bucket FROM counted)),
into_pairs AS (${addLatePairs()})
SELECT count(*)::int AS rows FROM rows`;
}

/**
 * Clicks and facts as the rows that totals sum up: base, time buckets, keys, sums. A fact is up to three of them.
 *
 * where  conditions on the rows; facts may also use x.t, the instant it is counted at
 */
export function baseRows(keys: readonly string[], where: { readonly clicks: string; readonly facts: string }): string {
  const sums = (rows: 'click' | 'fact', base: string) => SUM_NAMES.map((name) => `${sumOfRow(name, rows, base)} AS ${name}`).join(', ');
  const all = [...new Set(['campaign_id', ...keys])];
  const columns = (instant: string) => all.map((key) => keySql(key, instant)).join(', ');
  return `
  SELECT 0::smallint AS base, ${buckets('at')}, ${columns('at')}, ${sums('click', '0')}
  FROM clicks WHERE ${where.clicks}
  UNION ALL
  SELECT x.base::smallint, ${buckets('x.t')}, ${columns('x.t')}, ${sums('fact', 'x.base')}
  FROM conversion_facts CROSS JOIN LATERAL (VALUES (0, click_at), (1, click_at), (2, at)) x (base, t)
  WHERE ${where.facts} AND (x.base > 0 OR ${FACT_AT_CLICK_TIME})`;
}

const ALL_KEYS = [...new Set([...TOTALS.flatMap((table) => table.keys), ...PAIR_KEYS])];

/** Some keys are no columns of rows. */
function keySql(key: string, instant: string): string {
  if (key === HOUR) return `date_part('hour', ${instant} AT TIME ZONE '${TOTALS_ZONE}')::int AS ${HOUR}`;
  return key === SUB1 ? `coalesce(subs[1], 0) AS ${SUB1}` : key;
}

function buckets(instant: string): string {
  return `date_bin('15 minutes', ${instant}, '2000-01-01') AS quarter, (${instant} AT TIME ZONE '${TOTALS_ZONE}')::date AS day`;
}

/** A row's part in a sum, NULL where the sum does not stand on this base. `base` is SQL. */
function sumOfRow(name: (typeof SUM_NAMES)[number], rows: 'click' | 'fact', base: string): string {
  const sum = SUMS[name];
  if (rows === 'click') return sum.of === 'clicks' ? (sum.click ?? '0') : `NULL::${sum.type}`;
  return `CASE WHEN ${base} ${sum.of === 'clicks' ? '=' : '>'} 0 THEN ${sum.fact ?? '0'} END`;
}

// Sorted by the key: rows of one campaign then lie together, which is what reports of one campaign read.
function addInto(table: TotalsTable): string {
  const keys = primaryKey(table);
  const own = ['campaign_id', table.bucket, ...table.keys, 'base'].join(', ');
  const all = [table.bucket, ...table.keys, 'base'].join(', ');
  const selected = ['coalesce(campaign_id, 0)', table.bucket, ...table.keys, 'base', ...SUM_NAMES.map(folded)];
  return `INSERT INTO ${table.name} (${[...keys, ...SUM_NAMES].join(', ')})
  SELECT ${selected.join(', ')} FROM rows GROUP BY ${table.account ? `GROUPING SETS ((${own}), (${all}))` : own} ORDER BY ${keys.map((_, at) => at + 1).join(', ')}
  ${onConflictAdd(table)}`;
}

function addLatePairs(): string {
  const keys = primaryKey(PAIR_TABLE);
  const pairs = PAIRS.map(({ pair, keys: [a, b] }) => `(${pair}, ${a}::int, ${b ? `${b}::int` : '0'})`).join(', ');
  return `INSERT INTO ${PAIR_TABLE.name} (${[...keys, ...SUM_NAMES].join(', ')})
  SELECT p.pair, day, p.a, p.b, base, ${SUM_NAMES.map(folded).join(', ')} FROM late CROSS JOIN LATERAL (VALUES ${pairs}) p (pair, a, b)
    JOIN counted ON counted.pair = p.pair AND counted.bucket = day GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
  ${onConflictAdd(PAIR_TABLE)}`;
}

/** The end of an INSERT of differences: a row that is there already is changed by them. */
export function onConflictAdd(table: TotalsTable): string {
  const sums = SUM_NAMES.map((name) => `${name} = ${addedTotal(name, `${table.name}.${name}`, `+ excluded.${name}`)}`);
  return `ON CONFLICT (${primaryKey(table).join(', ')}) DO UPDATE SET ${sums.join(', ')}`;
}

function folded(name: SumName): string {
  return SUMS[name].sparse ? `nullif(sum(${name}), 0)` : `sum(${name})`;
}

/** A stored sum and a difference to it; `difference` is SQL with its sign in front: `+ excluded.clicks`. */
function addedTotal(name: SumName, stored: string, difference: string): string {
  if (!SUMS[name].sparse) return `${stored} ${difference}`;
  const [sign, ...rest] = difference.split(' ');
  return `nullif(coalesce(${stored}, 0) ${sign} coalesce(${rest.join(' ')}, 0), 0)`;
}
