// Closed days of totals, packed: one row per owner, day and base, its groups side by side as arrays, which PostgreSQL compresses.
// A tenth of the room of a row per group, and read as quickly. What is added to a packed day later stands beside it as rows.
import { SUM_NAMES, SUMS, type SumName } from './sums.js';
import { keyColumns, keyType, ownerColumn, type TotalsTable } from './totals-tables.js';

export function packedName(table: TotalsTable): string {
  return `${table.name}_packed`;
}

/** A day of a table without keys is a row or two per campaign, which would gain nothing. */
export function isPacked(table: TotalsTable): boolean {
  return table.bucket === 'day' && keyColumns(table).length > 0;
}

/** CREATE TABLE of the packed days of a table. Arrays of a row are equally long; a sum that is 0 in all groups has none. */
export function createPackedTable(table: TotalsTable): string {
  const owner = ownerColumn(table);
  const keys = keyColumns(table).map((key) => `${key} ${keyType(key)}[] NOT NULL`);
  const sums = SUM_NAMES.map((name) => `${name} ${SUMS[name].type}[]`);
  const columns = [`${owner} int NOT NULL`, 'bucket date NOT NULL', 'base smallint NOT NULL', ...keys, ...sums];
  return `CREATE TABLE ${packedName(table)} (${columns.join(', ')}, PRIMARY KEY (${owner}, bucket, base))`;
}

/** Moves the rows of a day ($1) to those of it that are packed already, if any. */
export function packStatement(table: TotalsTable): string {
  const [owner, keys] = [ownerColumn(table), keyColumns(table)];
  const columns = [owner, 'base', ...keys, ...SUM_NAMES].join(', ');
  const unpacked = [owner, 'base', ...[...keys, ...SUM_NAMES].map((name) => `unnest(${name})`)].join(', ');
  return `WITH loose AS (DELETE FROM ${table.name} WHERE bucket = $1::date RETURNING ${columns}),
packed AS (DELETE FROM ${packedName(table)} WHERE bucket = $1::date RETURNING *),
every AS (SELECT ${columns} FROM loose UNION ALL SELECT ${unpacked} FROM packed)
${insertPacked(table, `SELECT ${owner}, base, ${[...keys, ...SUM_NAMES.map((name) => `sum(${name}) AS ${name}`)].join(', ')} FROM every GROUP BY ${[owner, 'base', ...keys].join(', ')}`)}`;
}

/** INSERT of a day ($1) of groups; `groups` is SQL of the owner, base, keys and sums. */
export function insertPacked(table: TotalsTable, groups: string): string {
  const [owner, keys] = [ownerColumn(table), keyColumns(table)];
  const sums = SUM_NAMES.map((name) => `CASE WHEN count(nullif(${name}, 0)) > 0 THEN array_agg(${packedSum(name)}) END`);
  return `INSERT INTO ${packedName(table)} (${[owner, 'bucket', 'base', ...keys, ...SUM_NAMES].join(', ')})
SELECT ${[owner, '$1::date', 'base', ...keys.map((key) => `array_agg(${key})`), ...sums].join(', ')}
FROM (SELECT * FROM (${groups}) groups ORDER BY ${[owner, 'base', ...keys].join(', ')}) sorted GROUP BY ${owner}, base`;
}

function packedSum(name: SumName): string {
  return `${SUMS[name].sparse ? `nullif(${name}, 0)` : name}::${SUMS[name].type}`;
}

/**
 * All rows of a table, packed or not, as a FROM item with the columns bucket, `keys` (campaign_id and base may be among them) and `sums`.
 *
 * conditions  on owner, bucket and base
 * first       only groups with this value (SQL) of the table's first key. Packed groups lie in the order of their keys, so they are a stretch;
 *             loose rows are not narrowed
 */
export function heldRows(
  table: TotalsTable,
  read: {
    readonly keys: readonly string[];
    readonly sums: readonly SumName[];
    readonly conditions: readonly string[];
    readonly first?: string | undefined;
  },
): string {
  const where = read.conditions.join(' AND ');
  // One key at the least: a day of which no asked sum is packed has its groups all the same.
  const keys = [...new Set([...read.keys, ...table.keys.slice(0, 1)])];
  const names = [...keys.map((key) => [storedColumn(table, key), key] as const), ...read.sums.map((name) => [name, name] as const)];
  const rows = names.map(([stored, name]) => `${stored} AS ${name}`);
  const loose = `SELECT ${['bucket', ...rows].join(', ')} FROM ${table.name} WHERE ${where}`;
  if (!isPacked(table)) return `(${loose}) held`;
  const stretch = read.first === undefined ? '' : '[first:last]';
  const unpacked = names.map(([stored, name]) => (ONE_PER_ROW.has(stored) ? stored : `unnest(${stored}${stretch}) AS ${name}`));
  return `(${loose}
    UNION ALL SELECT ${['bucket', ...unpacked].join(', ')} FROM ${packedName(table)}${stretchOf(table, read.first)} WHERE ${where}) held`;
}

function stretchOf(table: TotalsTable, first: string | undefined): string {
  const key = keyColumns(table)[0];
  if (first === undefined || key === undefined) return '';
  return ` CROSS JOIN LATERAL (SELECT min(at) AS first, max(at) AS last FROM unnest(array_positions(${key}, ${first})) at) own`;
}

const ONE_PER_ROW = new Set(['campaign_id', 'base']);

function storedColumn(table: TotalsTable, key: string): string {
  const at = table.pair === undefined ? -1 : table.keys.indexOf(key);
  return at < 0 ? key : at === 0 ? 'a' : 'b';
}
