// Which totals there are, and the names of their columns.
/**
 * One totals table: sums per campaign, time bucket, base and `keys`.
 *
 * bucket   'quarter': 15 minutes (every zone's days can be made of them) · 'day': a day of TOTALS_ZONE
 * keys     dimension columns of clicks and facts, besides campaign_id
 * account  also rows with campaign_id 0, the sum of all campaigns
 * pair     the table holds pairs of the account, this one of them (pairs.ts); keys are kept in its columns a and b
 */
export interface TotalsTable {
  readonly name: string;
  readonly bucket: 'quarter' | 'day';
  readonly keys: readonly string[];
  readonly account: boolean;
  readonly pair?: number;
}

/** Zone of the days of day tables. To change it the totals must be counted anew. */
export const TOTALS_ZONE = 'UTC';

// Names of that zone: a report in any of them has the same days.
const SAME_DAYS = new Set([
  'utc',
  'etc/utc',
  'uct',
  'etc/uct',
  'gmt',
  'etc/gmt',
  'zulu',
  'etc/zulu',
  'universal',
  'etc/universal',
  'greenwich',
  'etc/greenwich',
]);

export function isTotalsZone(zone: string): boolean {
  return SAME_DAYS.has(zone.toLowerCase());
}

/**
 * The totals, cheapest to read first: of those that can answer, a report takes the first. Growth per click was measured for
 * dimensions that know nothing of each other (10 M clicks, 30 days): day 1,500 rows, time 144,000, placement 1.5 M.
 * A new table also needs a migration that creates and fills it.
 */
export const TOTALS: readonly TotalsTable[] = [
  { name: 'totals_day', bucket: 'day', keys: [], account: true },
  { name: 'totals_source', bucket: 'day', keys: ['source_id'], account: true },
  { name: 'totals_offer', bucket: 'day', keys: ['offer_id', 'creative_id'], account: false },
  { name: 'totals_lander', bucket: 'day', keys: ['landing_page_id', 'offer_id'], account: false },
  { name: 'totals_supply', bucket: 'day', keys: ['supply_id'], account: true },
  { name: 'totals_browser', bucket: 'day', keys: ['browser', 'os'], account: true },
  { name: 'totals_time', bucket: 'quarter', keys: [], account: true },
  { name: 'totals_audience', bucket: 'day', keys: ['country', 'device', 'os'], account: true },
  { name: 'totals_placement', bucket: 'day', keys: ['supply_id', 'creative_id'], account: true },
];

const SMALL_COLUMNS = new Set(['country', 'device', 'os', 'browser', 'language']);

/** SQL type of a key column. */
export function keyType(column: string): 'smallint' | 'int' {
  return SMALL_COLUMNS.has(column) ? 'smallint' : 'int';
}

/** What the rows of a table belong to: a campaign, or a pair of dimensions. */
export function ownerColumn(table: TotalsTable): 'campaign_id' | 'pair' {
  return table.pair === undefined ? 'campaign_id' : 'pair';
}

/** The columns that hold a table's keys, in their order. */
export function keyColumns(table: TotalsTable): readonly string[] {
  return table.pair === undefined ? table.keys : ['a', 'b'];
}

/** What tells a row of a table from the others. */
export function primaryKey(table: TotalsTable): readonly string[] {
  return [ownerColumn(table), 'bucket', ...keyColumns(table), 'base'];
}
