import { showRow, type Shown } from '../query/answer-report.js';
import type { ReportQuery } from '../query/request/report-query.js';
import type { ReportRow } from '../query/report.store.js';
import { safeText, type Cell } from './csv-stream.js';

/** Columns of a report as a table: a campaign or an offer takes two, its id and its name. */
export function reportColumns({ groupBy, metrics }: ReportQuery): string[] {
  const dimensions = groupBy.flatMap(({ kind, name }) => (kind === 'record' ? [`${name}_id`, name] : [name]));
  return [...dimensions, ...metrics.map((metric) => metric.name)];
}

export function reportRecord(row: ReportRow, { groupBy, metrics }: ReportQuery): Cell[] {
  const shown = showRow(row, groupBy, metrics);
  const dimensions = groupBy.flatMap((dimension) => {
    const value = shown[dimension.name] ?? null;
    return dimension.kind === 'record' ? recordCells(value) : [cellOf(value)];
  });
  return [...dimensions, ...metrics.map((metric) => shown[metric.name] as Cell)];
}

function recordCells(value: Shown): Cell[] {
  return value !== null && typeof value === 'object' ? [value.id, value.name === null ? null : safeText(value.name)] : [null, null];
}

function cellOf(value: Shown): Cell {
  return typeof value === 'string' ? safeText(value) : typeof value === 'number' ? value : null;
}
