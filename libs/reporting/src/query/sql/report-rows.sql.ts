import { firstUuidAt } from '#kernel';
import { keyOf, type Dimension } from '../../catalogue/dimension.js';
import type { Span } from '../plan-report.js';
import type { ReportQuery, ResolvedFilter } from '../request/report-query.js';
import type { SqlValues } from './sql-values.js';
import { BASE, FACT_AT_CLICK_TIME, SUMS, type SumName } from '../../totals/sums.js';
import { statusShown } from './status.sql.js';
import { heldRows } from '../../totals/packed.sql.js';
import { HOUR } from '../../totals/pairs.js';
import { isTotalsZone, ownerColumn, type TotalsTable } from '../../totals/totals-tables.js';

/** Of TOTALS_ZONE. */
const NO_OFFSET = `interval '0'`;

/** One SELECT: the group keys g1 … and the needed sums of one kind of rows. */
export type Branch = string;

export interface BranchInput {
  readonly query: ReportQuery;
  readonly filters: readonly ResolvedFilter[];
  readonly sums: readonly SumName[];
  readonly values: SqlValues;
  /** the report's zone as SQL; asked for only where it is written, since an unused parameter is an error */
  zone(): string;
}

/** What is needed to write values into a statement. */
type Texts = Pick<BranchInput, 'values' | 'zone'> & { readonly query: Pick<ReportQuery, 'zone'> };

/** What kind of rows a branch reads decides how a dimension is written. */
interface Rows {
  readonly of: 'clicks' | 'facts' | 'totals';
  /** timestamptz; of a day table its date, or its date and hour as a timestamp */
  readonly instant: string;
  readonly isLocal?: boolean;
  readonly status: string;
}

/** Sums already folded. Relies on the primary key (campaign_id or pair, bucket, …). */
export function totalsRows(input: BranchInput, from: { table: TotalsTable; span: Span; conversions: number }): Branch {
  const { table, span } = from;
  const { values } = input;
  const keys = [...input.query.groupBy, ...input.filters.map((filter) => filter.dimension)].flatMap((each) => keyOf(each) ?? []);
  const hasHour = table.keys.includes(HOUR);
  const type = table.bucket === 'day' ? 'date' : 'timestamptz';
  const bound = (ms: number) => values.add(new Date(ms).toISOString().slice(0, table.bucket === 'day' ? 10 : 24), type);
  const hour = `(bucket + ${HOUR} * interval '1 hour')`;
  const rows: Rows = { of: 'totals', instant: hasHour ? hour : 'bucket', isLocal: table.bucket === 'day', status: '0' };
  const conditions = [
    table.pair === undefined ? campaigns(table, keys) : `${ownerColumn(table)} = ${values.add(table.pair, 'int')}`,
    `base IN (${BASE.clicks}, ${from.conversions})`,
    `bucket >= ${bound(span.fromMs)}`,
    `bucket < ${bound(span.toMs)}`,
  ];
  const first = onlyValue(input.filters, table.pair === undefined ? undefined : table.keys[0]);
  const held = heldRows(table, {
    keys: hasHour ? [...keys, HOUR] : keys,
    sums: input.sums,
    conditions,
    first: first === undefined ? undefined : values.add(first, 'int'),
  });
  return branch(input, rows, { from: held, conditions: [], sum: (name) => name });
}

/** The one value of a key that filters leave. */
function onlyValue(filters: readonly ResolvedFilter[], key: string | undefined): number | undefined {
  const ids = filters.find(({ dimension, keep, ids: given }) => keep && given?.length === 1 && keyOf(dimension) === key)?.ids;
  return key === undefined ? undefined : ids?.[0];
}

/** Campaign 0 holds the sum of all campaigns. */
function campaigns(table: TotalsTable, keys: readonly string[]): string {
  return table.account && !keys.includes('campaign_id') ? 'campaign_id = 0' : 'campaign_id > 0';
}

/**
 * Rows as they were written: clicks and the cost of facts by click time, conversions by the asked time.
 * Clicks rely on the id's time (the days to read) and, for marks, on the BRIN index on batch; facts on conversion_facts_at/_click_at.
 */
export function rawRows(input: BranchInput, from: { span: Span; conversions: number; marks?: readonly string[] }): Branch[] {
  const { values } = input;
  const marked = markedCondition(from.marks, values);
  const at = (column: string) => {
    const [first, end] = [new Date(from.span.fromMs).toISOString(), new Date(from.span.toMs).toISOString()];
    return [`${column} >= ${values.add(first, 'timestamptz')}`, `${column} < ${values.add(end, 'timestamptz')}`, ...marked];
  };
  const days = [`id >= ${values.add(firstUuidAt(from.span.fromMs), 'uuid')}`, `id < ${values.add(firstUuidAt(from.span.toMs), 'uuid')}`];
  const clicks = branch(
    input,
    { of: 'clicks', instant: 'at', status: '0' },
    { from: 'clicks', conditions: [...days, ...at('at')], sum: (name) => SUMS[name].click },
  );
  const costs = branch(
    input,
    { of: 'facts', instant: 'click_at', status: '0' },
    {
      from: 'conversion_facts',
      conditions: [...at('click_at'), FACT_AT_CLICK_TIME],
      sum: (name) => (SUMS[name].of === 'clicks' ? SUMS[name].fact : undefined),
    },
  );
  const instant = from.conversions === BASE.byClick ? 'click_at' : 'at';
  const asksStatus = [...input.query.groupBy, ...input.filters.map((filter) => filter.dimension)].some((each) => each.kind === 'status');
  const conversions = branch(
    input,
    { of: 'facts', instant, status: asksStatus ? 'status' : '0' },
    {
      from: asksStatus ? FACTS_BY_STATUS : 'conversion_facts',
      conditions: at(instant),
      sum: (name) => (SUMS[name].of === 'conversions' ? SUMS[name].fact : undefined),
    },
  );
  return [clicks, costs, conversions];
}

function markedCondition(marks: readonly string[] | undefined, values: SqlValues): string[] {
  if (!marks) return [];
  // Constant ids and bounds: through a subquery the same read took seconds. `+ 0` keeps the list out of the BRIN index, which would be
  // searched once per id and partition; the bounds are what it is good at.
  const bounds = `batch BETWEEN ${values.add(marks[0], 'bigint')} AND ${values.add(marks.at(-1), 'bigint')}`;
  return [bounds, `batch + 0 = ANY (${values.add(marks, 'bigint[]')})`];
}

// A fact as up to three: what it changes among pending, approved, rejected. Adjustments are approved.
const FACTS_BY_STATUS = `(SELECT f.seq, f.click_at, f.at, f.batch, f.campaign_id, f.offer_id, f.creative_id, f.supply_id, f.site_id, f.source_id, f.referrer_id, f.region_id, f.city_id, f.model_id, f.landing_page_id,
    f.event_id, f.country, f.device, f.os, f.browser, f.language, f.subs, s.status, s.pending, s.approved, s.rejected, s.revenue, s.revenue_approved,
    (s.pending + s.approved) * greatest(0, round(extract(epoch FROM f.at - f.click_at)))::bigint AS delay_s
  FROM conversion_facts f CROSS JOIN LATERAL (VALUES
    (1, f.pending, 0, 0, f.revenue - f.revenue_approved, 0::bigint),
    (2, 0, f.approved, 0, f.revenue_approved, f.revenue_approved),
    (3, 0, 0, f.rejected, 0::bigint, 0::bigint)) s (status, pending, approved, rejected, revenue, revenue_approved)
  WHERE s.pending <> 0 OR s.approved <> 0 OR s.rejected <> 0 OR s.revenue <> 0) facts`;

function branch(
  input: BranchInput,
  rows: Rows,
  read: { from: string; conditions: readonly string[]; sum: (name: SumName) => string | undefined },
): Branch {
  const keys = input.query.groupBy.map((dimension, at) => `${valueOf(dimension, rows, input)} AS g${at + 1}`);
  const sums = input.sums.map((name) => `${sumSql(name, read.sum(name))} AS ${name}`);
  const conditions = [...read.conditions, ...input.filters.map((filter) => filterSql(filter, rows, input))];
  const places = input.query.groupBy.map((_, at) => at + 1).join(', ');
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
  return `SELECT ${[...keys, ...sums].join(', ')} FROM ${read.from}${where}${places ? ` GROUP BY ${places}` : ''}`;
}

// One type per column in all branches: sum() of int is bigint, of bigint numeric.
function sumSql(name: SumName, row: string | undefined): string {
  if (row === undefined) return SUMS[name].type === 'int' ? '0::bigint' : '0::numeric';
  return `sum(${row})`;
}

/** What raw rows of a kind must fulfil to pass filters; for whoever reads rows and not sums. */
export function rowConditions(filters: readonly ResolvedFilter[], of: 'clicks' | 'facts', input: Texts & { instant: string }): string[] {
  return filters.map((filter) => filterSql(filter, { of, instant: input.instant, status: '0' }, input));
}

function valueOf(dimension: Dimension, rows: Rows, input: Texts): string {
  switch (dimension.kind) {
    case 'dictionary':
      if (dimension.onConversionsOnly && rows.of === 'clicks') return '0';
      if (rows.of === 'totals') return keyOf(dimension) ?? '0';
      return dimension.place === undefined ? dimension.column : `coalesce(${dimension.column}[${dimension.place}], 0)`;
    case 'record':
      return dimension.column;
    case 'time':
      return timeSql(dimension, rows, input);
    case 'status':
      return rows.status;
  }
}

function timeSql(dimension: Dimension & { kind: 'time' }, rows: Rows, input: Texts): string {
  const { instant, isLocal } = rows;
  // Looking up a zone takes longer than reading a row: UTC, which has one offset, is given as that.
  const isFixed = isLocal === true || isTotalsZone(input.query.zone);
  return dimension.sql({
    get local() {
      return isLocal ? `${instant}::timestamp` : `(${instant} AT TIME ZONE ${isFixed ? NO_OFFSET : input.zone()})`;
    },
    get hour() {
      return isFixed ? `(date_trunc('hour', ${this.local}) AT TIME ZONE ${NO_OFFSET})` : `date_trunc('hour', ${instant}, ${input.zone()})`;
    },
  });
}

function filterSql(filter: ResolvedFilter, rows: Rows, input: Texts): string {
  const { values } = input;
  const value = valueOf(filter.dimension, rows, input);
  const condition = filter.ids ? `${value} = ANY (${values.add(filter.ids, 'int[]')})` : textCondition(filter, value, values);
  return filter.keep ? condition : `NOT (${condition})`;
}

function textCondition(filter: ResolvedFilter, value: string, values: SqlValues): string {
  return shownCondition(
    filter,
    filter.dimension.kind === 'time' ? filter.dimension.shown(value) : `coalesce(${statusShown(value)}, '')`,
    values,
  );
}

/** A filter by text on what is shown; `shown` is SQL. Without the filter's "not". */
export function shownCondition(filter: ResolvedFilter, shown: string, values: SqlValues): string {
  if (filter.contained) return `${shown} ILIKE ANY (${values.add(filter.contained.map(likePattern), 'text[]')})`;
  return `${shown} = ANY (${values.add(filter.texts ?? [], 'text[]')})`;
}

/** ILIKE pattern for "contains", with the text's own % _ \ taken as they are. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
