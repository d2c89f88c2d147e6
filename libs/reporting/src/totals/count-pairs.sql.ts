import { insertPacked } from './packed.sql.js';
import { PAIR_TABLE, type Pair } from './pairs.js';
import { SUM_NAMES } from './sums.js';
import { baseRows } from './totals.sql.js';
import { TOTALS_ZONE } from './totals-tables.js';

/**
 * Counts pairs of a closed day in one pass over its rows, and packs them. Rows still marked are left to the fold.
 *
 * $1  the day · $2 its first id · $3 the first id after it
 */
export function countPairsStatement(pairs: readonly Pair[]): string {
  const keys = [...new Set(pairs.flatMap((pair) => [...pair.keys]))];
  const within = (instant: string) => `${instant} >= ${midnight('$1::date')} AND ${instant} < ${midnight('$1::date + 1')}`;
  const unmarked = 'batch NOT IN (SELECT id FROM batches)';
  const rows = baseRows(keys, {
    clicks: `id >= $2::uuid AND id < $3::uuid AND ${within('at')} AND ${unmarked}`,
    facts: `((${within('click_at')}) OR (${within('at')})) AND ${within('x.t')} AND ${unmarked}`,
  });
  // grouping() has a bit for each key that a set is without.
  const mask = (pair: Pair) => keys.reduce((bits, key) => 2 * bits + (pair.keys.some((own) => own === key) ? 0 : 1), 0);
  const bySet = (value: (pair: Pair) => string | number) =>
    `CASE grouping(${keys.join(', ')}) ${pairs.map((pair) => `WHEN ${mask(pair)} THEN ${value(pair)}`).join(' ')} END`;
  const columns = [
    `${bySet(({ pair }) => pair)} AS pair`,
    'base',
    `${bySet((pair) => pair.keys[0])} AS a`,
    `${bySet((pair) => pair.keys[1] ?? 0)} AS b`,
    ...SUM_NAMES.map((name) => `sum(${name}) AS ${name}`),
  ];
  const sets = pairs.map((pair) => `(${['base', ...pair.keys].join(', ')})`).join(', ');
  return insertPacked(PAIR_TABLE, `SELECT ${columns.join(', ')} FROM (${rows}) every GROUP BY GROUPING SETS (${sets})`);
}

function midnight(day: string): string {
  return `((${day})::timestamp AT TIME ZONE '${TOTALS_ZONE}')`;
}
