import type { Dimension } from '../catalogue/dimension.js';
import type { ReportQuery } from './request/report-query.js';
import { TOTALS, type TotalsTable } from '../totals/totals.sql.js';

/** A half-open range of instants, milliseconds. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Where a report's rows come from.
 *
 * table   read for `inner`, together with the raw rows of `inner` that are still marked; undefined: none can answer
 * edges   read from raw rows: what stands outside the table's whole buckets
 */
export interface ReportPlan {
  readonly table: TotalsTable | undefined;
  readonly inner: Span | undefined;
  readonly edges: readonly Span[];
}

const BUCKET_MS = { quarter: 900_000, day: 86_400_000 } as const;
// Names of the zone of day tables: a report in any of them has the same days.
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

/**
 * Chooses the totals table that answers a report with the least raw rows beside it, or none.
 *
 * query  what is asked
 * span   its range
 */
export function planReport(query: ReportQuery, span: Span, tables: readonly TotalsTable[] = TOTALS): ReportPlan {
  const asked = [...query.groupBy, ...query.filters.map((filter) => filter.dimension)];
  const plans = tables
    .filter((table) => asked.every((dimension) => canAnswer(table, dimension, query.zone)))
    .map((table) => cut(table, span))
    .filter((plan) => plan !== undefined);
  // A quarter of an hour of raw rows is nothing, most of two days is more than the finest table costs.
  return plans.find((plan) => rawMs(plan) <= 2 * BUCKET_MS.quarter) ?? plans[0] ?? { table: undefined, inner: undefined, edges: [span] };
}

function canAnswer(table: TotalsTable, dimension: Dimension, zone: string): boolean {
  switch (dimension.kind) {
    case 'time':
      return table.bucket === 'quarter' || (dimension.grain === 'day' && SAME_DAYS.has(zone.toLowerCase()));
    case 'record':
    case 'dictionary':
      return dimension.place === undefined && (dimension.column === 'campaign_id' || table.keys.includes(dimension.column));
    case 'status':
      return false;
  }
}

function cut(table: TotalsTable, span: Span): ReportPlan | undefined {
  const unit = BUCKET_MS[table.bucket];
  const inner = { fromMs: Math.ceil(span.fromMs / unit) * unit, toMs: Math.floor(span.toMs / unit) * unit };
  if (inner.fromMs >= inner.toMs) return undefined;
  const edges = [
    { fromMs: span.fromMs, toMs: inner.fromMs },
    { fromMs: inner.toMs, toMs: span.toMs },
  ].filter((edge) => edge.fromMs < edge.toMs);
  return { table, inner, edges };
}

function rawMs(plan: ReportPlan): number {
  return plan.edges.reduce((ms, edge) => ms + edge.toMs - edge.fromMs, 0);
}
