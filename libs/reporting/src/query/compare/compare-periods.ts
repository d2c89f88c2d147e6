import { DomainError } from '#kernel';
import { showMetrics, showRow, type Shown } from '../answer-report.js';
import type { Dimension } from '../../catalogue/dimension.js';
import type { Metric } from '../../catalogue/metric.js';
import type { Span } from '../plan-report.js';
import type { RangeEnd, ReportQuery } from '../request/report-query.js';
import type { ReportRow } from '../report.store.js';

const DAY_MS = 86_400_000;

/** Metrics of the period before, and the change to now as a ratio (0.25: a quarter more; null where before was 0 or nothing). */
export interface Comparison {
  readonly previous: Record<string, string | number | null>;
  readonly change: Record<string, number | null>;
}

/**
 * The period of the same length right before: whole local days before whole local days (also over a change of the clock),
 * instants before instants.
 */
export function previousRange(query: ReportQuery, span: Span): { from: RangeEnd; to: RangeEnd } {
  const isDay = (end: RangeEnd | undefined) => end === undefined || 'localDay' in end;
  if (!isDay(query.from) || !isDay(query.to)) {
    return { from: { instantMs: 2 * span.fromMs - span.toMs }, to: { instantMs: span.fromMs } };
  }
  const first = localDay(span.fromMs, query.zone);
  return { from: { localDay: shiftDay(first, -daysOf(span)) }, to: { localDay: first } };
}

/**
 * Checks that groups of two periods can be told to belong together.
 *
 * throws  DomainError invalid_request for weeks and months, which differ in length and do not line up
 */
export function checkComparable(groupBy: readonly Dimension[]): void {
  const wrong = groupBy.find((dimension) => dimension.kind === 'time' && !ALIGNED.has(dimension.name));
  if (wrong)
    throw new DomainError(
      'invalid_request',
      `compare=previous does not line up with group_by ${wrong.name}. Use ${[...ALIGNED].join(', ')} or no time dimension.`,
      { details: { field: 'compare' } },
    );
}

const ALIGNED = new Set(['day', 'hour', 'hour_of_day', 'day_of_week']);

/** What tells a group, the same in both periods: `shift` moves a previous period's day or hour to where it stands in the present one. */
export function groupKey(row: ReportRow, groupBy: readonly Dimension[], shift: { readonly days: number; readonly ms: number }): string {
  const parts = groupBy.map((dimension, at) => {
    if (dimension.kind !== 'time') return row.keys[at] ?? null;
    const shown = row.shown[at] ?? '';
    if (dimension.name === 'day') return shiftDay(shown, shift.days);
    return dimension.name === 'hour' ? new Date(Date.parse(shown) + shift.ms).toISOString() : shown;
  });
  return JSON.stringify(parts);
}

/** How far the previous period lies back. */
export function shiftBetween(previous: Span, span: Span): { days: number; ms: number } {
  return { days: Math.round((span.fromMs - previous.fromMs) / DAY_MS), ms: span.fromMs - previous.fromMs };
}

export function compareSums(metrics: readonly Metric[], now: ReportRow['sums'], before: ReportRow['sums']): Comparison {
  const [shown, previous] = [showMetrics(metrics, now), showMetrics(metrics, before)];
  return { previous, change: Object.fromEntries(metrics.map(({ name }) => [name, changeOf(shown[name], previous[name])])) };
}

/** A row with its comparison; a group that was not there before is compared with nothing. */
export function showCompared(
  row: ReportRow,
  before: ReportRow | undefined,
  query: ReportQuery,
): Record<string, Shown | Record<string, unknown>> {
  const sums = before?.sums ?? {};
  return { ...showRow(row, query.groupBy, query.metrics), ...compareSums(query.metrics, row.sums, sums) };
}

function changeOf(now: string | number | null | undefined, before: string | number | null | undefined): number | null {
  if (now == null || before == null || Number(before) === 0) return null;
  return (Number(now) - Number(before)) / Math.abs(Number(before));
}

function daysOf(span: Span): number {
  return Math.round((span.toMs - span.fromMs) / DAY_MS);
}

function localDay(ms: number, zone: string): string {
  // en-CA writes days as yyyy-mm-dd.
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(ms);
}

function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
