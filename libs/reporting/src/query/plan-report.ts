import { keyOf, type Dimension } from '../catalogue/dimension.js';
import type { ReportQuery } from './request/report-query.js';
import { HOUR, PAIR_TABLES } from '../totals/pairs.js';
import { isTotalsZone, TOTALS, type TotalsTable } from '../totals/totals-tables.js';

/** A half-open range of instants, milliseconds. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Where a report's rows come from.
 *
 * parts  tables and what is read from each, one after the other without a gap; none: no table can answer
 * inner  all that is read from tables, together with the raw rows of it that are still marked
 * edges  read from raw rows: what stands outside
 */
export interface ReportPlan {
  readonly parts: readonly Part[];
  readonly inner: Span | undefined;
  readonly edges: readonly Span[];
}

export interface Part {
  readonly table: TotalsTable;
  readonly span: Span;
}

const BUCKET_MS = { quarter: 900_000, day: 86_400_000 } as const;

/**
 * Chooses the totals table that answers a report with the least raw rows beside it, or none; for days of which a pair is counted, the pair.
 *
 * query  what is asked
 * span   its range
 * pair   the pair that could answer it (pairOf) and the days of which it is counted, as UTC midnights, ascending
 */
export function planReport(query: Asked, span: Span, pair?: { readonly table: TotalsTable; readonly days: readonly number[] }): ReportPlan {
  const plans = tablesFor(query, TOTALS)
    .map((table) => cut(table, span))
    .filter((plan) => plan !== undefined);
  // A quarter of an hour of raw rows is nothing, most of two days is more than the finest table costs.
  const best = plans.find(({ edges }) => rawMs(edges) <= 2 * BUCKET_MS.quarter) ?? plans[0];
  const run = pair && longestRun(pair.days, best?.part.span ?? span);
  if (!run) return best ? { parts: [best.part], inner: best.part.span, edges: best.edges } : { parts: [], inner: undefined, edges: [span] };
  const counted = { table: pair.table, span: run };
  if (!best) return { parts: [counted], inner: run, edges: around(run, span) };
  const beside = around(run, best.part.span).map((rest) => ({ table: best.part.table, span: rest }));
  return { parts: [counted, ...beside], inner: best.part.span, edges: best.edges };
}

/** The pair that holds what is asked; undefined where there is none, or a table of days without keys does, which is smaller still. */
export function pairOf(query: Asked): TotalsTable | undefined {
  return tablesFor(query, TOTALS).some(({ bucket, keys }) => bucket === 'day' && keys.length === 0)
    ? undefined
    : tablesFor(query, PAIR_TABLES)[0];
}

/** What of a query matters here. */
type Asked = Pick<ReportQuery, 'groupBy' | 'filters' | 'zone'>;

function tablesFor(query: Asked, tables: readonly TotalsTable[]): TotalsTable[] {
  const asked = [...query.groupBy, ...query.filters.map((filter) => filter.dimension)];
  return tables.filter((table) => asked.every((dimension) => canAnswer(table, dimension, query.zone)));
}

/** The longest run of whole days inside a span that are counted. */
function longestRun(days: readonly number[], span: Span): Span | undefined {
  let best: Span | undefined;
  let run: Span | undefined;
  for (const fromMs of days) {
    const toMs = fromMs + BUCKET_MS.day;
    if (fromMs < span.fromMs || toMs > span.toMs) continue;
    run = { fromMs: run?.toMs === fromMs ? run.fromMs : fromMs, toMs };
    if (!best || run.toMs - run.fromMs > best.toMs - best.fromMs) best = run;
  }
  return best;
}

function canAnswer(table: TotalsTable, dimension: Dimension, zone: string): boolean {
  switch (dimension.kind) {
    case 'time':
      return table.bucket === 'quarter' || ((dimension.grain === 'day' || table.keys.includes(HOUR)) && isTotalsZone(zone));
    case 'record':
    case 'dictionary':
      return (dimension.column === 'campaign_id' && table.pair === undefined) || table.keys.some((key) => key === keyOf(dimension));
    case 'status':
      return false;
  }
}

function cut(table: TotalsTable, span: Span): { part: Part; edges: Span[] } | undefined {
  const unit = BUCKET_MS[table.bucket];
  const inner = { fromMs: Math.ceil(span.fromMs / unit) * unit, toMs: Math.floor(span.toMs / unit) * unit };
  return inner.fromMs < inner.toMs ? { part: { table, span: inner }, edges: around(inner, span) } : undefined;
}

function around(inner: Span, span: Span): Span[] {
  return [
    { fromMs: span.fromMs, toMs: inner.fromMs },
    { fromMs: inner.toMs, toMs: span.toMs },
  ].filter((edge) => edge.fromMs < edge.toMs);
}

function rawMs(edges: readonly Span[]): number {
  return edges.reduce((ms, edge) => ms + edge.toMs - edge.fromMs, 0);
}
