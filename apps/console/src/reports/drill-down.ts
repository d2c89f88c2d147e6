import { addDays } from '../format/days.js';
import { filterText, type ViewFilter } from './filters/filters.js';
import { filterValue } from './group-value.js';
import type { ReportRow } from './report.js';

/** Where a click on a row leads next, unless that is already fixed by a filter. */
const WAY_DOWN = ['campaign', 'supply_id', 'creative', 'site_id', 'country', 'device', 'day'];

/** The dimension a row opens into when nothing else is chosen. */
export function nextWayDown(groups: readonly string[], filters: readonly ViewFilter[]): string {
  if (groups.includes('day')) return 'hour';
  const taken = new Set([...groups, ...filters.map((filter) => filter.dimension)]);
  return WAY_DOWN.find((name) => !taken.has(name)) ?? 'day';
}

interface Place {
  readonly groups: readonly string[];
  readonly next: string;
  /** metrics that rows are kept by: a bound for supply sources says nothing about their creatives */
  readonly ranges: readonly string[];
}

/** The row's values become filters (a day becomes the period); the next dimension is shown. */
export function drillInto(row: ReportRow, { groups, next, ranges }: Place): Record<string, string | undefined> {
  const changes: Record<string, string | undefined> = { sort: undefined, next: undefined, group_by: next };
  for (const metric of ranges) changes[`having[${metric}]`] = undefined;
  for (const group of groups) {
    const value = filterValue(row[group]);
    if (group === 'day') Object.assign(changes, { from: value, to: addDays(value, 1), period: undefined });
    else changes[`filter[${group}]`] = filterText({ dimension: group, mode: 'is', values: [value] });
  }
  return changes;
}
