import { useSearchParams } from 'react-router';
import { addDays } from '../format/days.js';
import { filterText, readFilters, type ViewFilter } from './filters.js';
import { filterValue } from './group-value.js';
import type { ReportParameters, ReportRow } from './report.js';
import { usePeriod } from './use-period.js';

export const DEFAULT_METRICS = ['clicks', 'conversions', 'cr', 'revenue', 'cost', 'profit', 'roi'];

/** Where a click on a row leads next, unless that is already fixed by a filter. */
const WAY_DOWN = ['campaign', 'supply_id', 'creative', 'site_id', 'country', 'device', 'day'];
const MAX_GROUPS = 4;

/** A report as its address describes it; every change goes through the address, so that a link reproduces the view. */
export function useReportView() {
  const [search, setSearch] = useSearchParams();
  const { range, zone } = usePeriod();
  const groups = listOf(search.get('group_by'), ['campaign']).slice(0, MAX_GROUPS);
  const metrics = listOf(search.get('metrics'), DEFAULT_METRICS);
  const timeBase = search.get('time_base') === 'postback' ? 'postback' : 'click';
  const sort = search.get('sort') ?? '';
  const filters = readFilters(search);
  const change = (values: Readonly<Record<string, string | undefined>>) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(values))
        if (value === undefined) next.delete(name);
        else next.set(name, value);
      return next;
    });
  const parameters: ReportParameters = {
    ...range,
    tz: zone,
    group_by: groups.join(','),
    metrics: metrics.join(','),
    time_base: timeBase,
    ...(sort === '' ? {} : { sort }),
    ...Object.fromEntries(filters.map((filter) => [`filter[${filter.dimension}]`, filterText(filter)])),
  };
  return {
    groups,
    metrics,
    timeBase,
    sort,
    filters,
    zone,
    range,
    parameters,
    setGroups: (names: readonly string[]) => change({ group_by: names.join(',') || undefined, sort: undefined }),
    setMetrics: (names: readonly string[]) => change({ metrics: names.join(',') || undefined, sort: undefined }),
    setTimeBase: (base: string) => change({ time_base: base === 'postback' ? base : undefined }),
    setSort: (name: string) => change({ sort: name }),
    addFilter: (filter: ViewFilter) => change({ [`filter[${filter.dimension}]`]: filterText(filter) }),
    removeFilter: (dimension: string) => change({ [`filter[${dimension}]`]: undefined }),
    drill: (row: ReportRow) =>
      change(
        drillInto(
          row,
          groups,
          filters.map((filter) => filter.dimension),
        ),
      ),
    /** the address of this very view: absolute days and the zone, whoever opens it whenever */
    link: () => `${location.origin}${location.pathname}?${new URLSearchParams(parameters).toString()}`,
  };
}

export type ReportView = ReturnType<typeof useReportView>;

/** The row's values become filters (a day becomes the period); the next dimension of the way down is shown. */
function drillInto(row: ReportRow, groups: readonly string[], filtered: readonly string[]): Record<string, string | undefined> {
  const changes: Record<string, string | undefined> = { sort: undefined };
  for (const group of groups) {
    const value = filterValue(row[group]);
    if (group === 'day') Object.assign(changes, { from: value, to: addDays(value, 1), period: undefined });
    else changes[`filter[${group}]`] = filterText({ dimension: group, mode: 'is', values: [value] });
  }
  const next = WAY_DOWN.find((name) => !groups.includes(name) && !filtered.includes(name));
  changes['group_by'] = groups.includes('day') ? 'hour' : (next ?? 'day');
  return changes;
}

function listOf(text: string | null, fallback: readonly string[]): readonly string[] {
  const names = (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return names.length > 0 ? [...new Set(names)] : fallback;
}
