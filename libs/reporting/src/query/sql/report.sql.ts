import { DIMENSION } from '#clicks';
import type { Dimension } from '../../catalogue/dimension.js';
import { metricSql, sumsOf } from '../../catalogue/metric.js';
import type { ReportPlan } from '../plan-report.js';
import type { ReportQuery, ResolvedFilter, SortKey } from '../request/report-query.js';
import { BASE, SUM_NAMES, type SumName } from '../../totals/sums.js';
import { rawRows, totalsRows, type Branch, type BranchInput } from './report-rows.sql.js';
import { SqlValues } from './sql-values.js';
import { statusShown } from './status.sql.js';

export interface ReportInput {
  readonly query: ReportQuery;
  readonly plan: ReportPlan;
  readonly filters: readonly ResolvedFilter[];
  /** ids of all marks in the snapshot, ascending */
  readonly marks: readonly string[];
}

/** A statement and its values; columns: all_rows, t_<sum>, g1…, and for each group n: v<n> (shown text), then the sums. */
export interface ReportStatement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** the sums it carries, in the columns of their names */
  readonly sums: readonly SumName[];
}

/**
 * Writes a report as one statement: rows of totals and raw rows, grouped, kept by `having`, summed for the totals row,
 * sorted and cut to a page. Names come from definitions only; everything a caller sent is a value.
 *
 * page  false leaves out the totals row and the cut, for exports; all_rows stays
 */
export function reportStatement(input: ReportInput, page = true): ReportStatement {
  const { query } = input;
  const values = new SqlValues();
  const sums = neededSums(query);
  const groups = query.groupBy.map((dimension, at) => ({ dimension, key: `g${at + 1}`, shown: `v${at + 1}`, joined: `d${at + 1}` }));
  const keys = groups.map((group) => group.key);
  let zone: string | undefined;
  const branchInput: BranchInput = { query, filters: input.filters, sums, values, zone: () => (zone ??= values.add(query.zone, 'text')) };
  const branches = branchesOf(input, branchInput);
  const having = query.having.map(({ metric, operator, value }) => `${metricSql(metric)} ${operator} ${values.add(value, 'numeric')}`);
  const shown = groups.map((group) => `${shownOf(group.dimension, group.key, group.joined)} AS ${group.shown}`);
  const joins = groups.flatMap((group) => joinOf(group.dimension, group.key, group.joined)).join('\n');
  const order = [...query.sort.map((key) => orderOf(key, groups)), ...keys.map((key) => `kept.${key}`)].join(', ');
  const kept = `kept AS MATERIALIZED (
  SELECT * FROM (${addedUp(branches, keys, sums)}) grouped
  ${having.length > 0 ? `WHERE ${having.join(' AND ')}` : ''})`;
  const ordered = order ? `ORDER BY ${order}` : '';
  if (!page) {
    // Counted before the first row leaves, so that a reader knows how far it has come.
    const rows = `SELECT ${['kept.*', ...shown].join(', ')}, (SELECT count(*)::int FROM kept) AS all_rows FROM kept ${joins} ${ordered}`;
    return { text: `WITH ${kept}\n${rows}`, values: values.all, sums };
  }
  const total = sums.map((name) => `coalesce(sum(${name}), 0) AS t_${name}`).join(', ');
  // Texts are looked up for the page's rows alone, save those that rows are sorted by.
  const sorting = query.sort.flatMap((key) => groups.filter(({ dimension }) => 'dimension' in key && key.dimension === dimension));
  const sortJoins = sorting.flatMap((group) => joinOf(group.dimension, group.key, group.joined)).join('\n');
  const cut = `SELECT kept.* FROM kept ${sortJoins} ${ordered} LIMIT ${values.add(query.limit, 'int')} OFFSET ${values.add(query.offset, 'int')}`;
  const text = `WITH ${kept},
total AS (SELECT count(*)::int AS all_rows, ${total} FROM kept),
page AS (SELECT ${['kept.*', ...shown].join(', ')} FROM (SELECT *, row_number() OVER () AS place FROM (${cut}) cut) kept ${joins})
SELECT * FROM total LEFT JOIN page ON true ORDER BY place`;
  return { text, values: values.all, sums };
}

/** Groups of all branches together. One alone is grouped already. */
function addedUp(branches: readonly Branch[], keys: readonly string[], sums: readonly SumName[]): string {
  const isOne = branches.length === 1;
  const added = sums.map((name) => (isOne ? `coalesce(${name}, 0)::numeric AS ${name}` : `coalesce(sum(${name}), 0) AS ${name}`));
  const grouped = isOne || keys.length === 0 ? '' : `GROUP BY ${keys.join(', ')}`;
  return `SELECT ${[...keys, ...added].join(', ')} FROM (${branches.join('\n  UNION ALL\n  ')}) counted ${grouped}`;
}

function branchesOf({ query, plan, marks }: ReportInput, branch: BranchInput): readonly Branch[] {
  const conversions = query.timeBase === 'click' ? BASE.byClick : BASE.byPostback;
  const raw = plan.edges.flatMap((span) => rawRows(branch, { span, conversions }));
  // One snapshot: a row is either in the totals or still marked.
  const tail = plan.inner && marks.length > 0 ? rawRows(branch, { span: plan.inner, conversions, marks }) : [];
  return [...plan.parts.map((part) => totalsRows(branch, { ...part, conversions })), ...tail, ...raw];
}

function neededSums(query: ReportQuery): readonly SumName[] {
  const metrics = [
    ...query.metrics,
    ...query.having.map((each) => each.metric),
    ...query.sort.flatMap((key) => ('metric' in key ? [key.metric] : [])),
  ];
  const needed = new Set(metrics.flatMap(sumsOf));
  return SUM_NAMES.filter((name) => needed.has(name));
}

type Group = { readonly dimension: Dimension; readonly key: string; readonly joined: string };

function joinOf(dimension: Dimension, key: string, joined: string): string[] {
  if (dimension.kind === 'dictionary')
    return [
      `LEFT JOIN dictionary ${joined} ON ${joined}.dimension = ${DIMENSION[dimension.dictionary].code} AND ${joined}.id = kept.${key}`,
    ];
  if (dimension.kind === 'record') return [`LEFT JOIN ${dimension.table} ${joined} ON ${joined}.id = kept.${key}`];
  return [];
}

function shownOf(dimension: Dimension, key: string, joined: string): string {
  switch (dimension.kind) {
    case 'dictionary':
      return `${joined}.value`;
    case 'record':
      return `${joined}.name`;
    case 'time':
      return dimension.shown(`kept.${key}`);
    case 'status':
      return statusShown(`kept.${key}`);
  }
}

function orderOf(key: SortKey, groups: readonly Group[]): string {
  const direction = `${key.descending ? 'DESC' : 'ASC'} NULLS LAST`;
  if ('metric' in key) return `${metricSql(key.metric)} ${direction}`;
  const group = groups.find((each) => each.dimension === key.dimension);
  if (!group) throw new Error(`sort by ${key.dimension.name}, which is not in group_by`);
  const byText = key.dimension.kind === 'dictionary' || key.dimension.kind === 'record';
  return `${byText ? shownOf(group.dimension, group.key, group.joined) : `kept.${group.key}`} ${direction}`;
}
