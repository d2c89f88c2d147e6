import { useSearchParams } from 'react-router';
import { drillInto, nextWayDown } from './drill-down.js';
import { filterText, readFilters, type ViewFilter } from './filters/filters.js';
import { readRanges } from './filters/ranges.js';
import type { ReportParameters, ReportRow } from './report.js';
import { usePeriod } from './use-period.js';

const DEFAULT_METRICS = ['clicks', 'conversions', 'cr', 'revenue', 'cost', 'profit', 'roi'];
const MAX_GROUPS = 4;
/** They differ in length: a period before them does not line up. */
const UNCOMPARABLE = new Set(['week', 'month']);

export const CHARTS = { line: 'Line', bar: 'Bars', heat: 'Heat map', none: 'None' } as const;
export type ChartKind = keyof typeof CHARTS;

/** A report as its address describes it; every change goes through the address, so that a link reproduces the view. */
export function useReportView() {
  const [search, setSearch] = useSearchParams();
  const { range, zone } = usePeriod();
  const groups = listOf(search.get('group_by'), ['campaign']).slice(0, MAX_GROUPS);
  const metrics = listOf(search.get('metrics'), DEFAULT_METRICS);
  const timeBase = search.get('time_base') === 'postback' ? 'postback' : 'click';
  const sort = search.get('sort') ?? '';
  const filters = readFilters(search);
  const ranges = readRanges(search);
  const canCompare = !groups.some((group) => UNCOMPARABLE.has(group));
  const compares = canCompare && search.get('compare') === 'previous';
  const next = search.get('next') ?? nextWayDown(groups, filters);
  const change = (values: Readonly<Record<string, string | undefined>>) => setSearch((before) => withValues(before, values));
  const narrowing = {
    ...Object.fromEntries(filters.map((filter) => [`filter[${filter.dimension}]`, filterText(filter)])),
    time_base: timeBase,
  };
  /** what and how, without when: saved views apply to any days */
  const shape: ReportParameters = {
    group_by: groups.join(','),
    metrics: metrics.join(','),
    ...narrowing,
    ...Object.fromEntries(ranges.map(({ metric, text }) => [`having[${metric}]`, text])),
    ...(sort === '' ? {} : { sort }),
    ...(compares ? { compare: 'previous' } : {}),
  };
  const parameters: ReportParameters = { ...range, tz: zone, ...shape };
  const chart = chartOf(search.get('chart'), groups);
  return {
    groups,
    metrics,
    timeBase,
    sort,
    filters,
    ranges,
    zone,
    range,
    canCompare,
    compares,
    next,
    chart,
    drawn: search.get('draw') ?? undefined,
    shape,
    parameters,
    /** the same days, filters and time base, for a chart's own question */
    narrowing: { ...range, tz: zone, ...narrowing } as ReportParameters,
    change,
    setGroups: (names: readonly string[]) => change({ group_by: names.join(',') || undefined, sort: undefined, next: undefined }),
    setMetrics: (names: readonly string[]) => change({ metrics: names.join(',') || undefined, sort: undefined }),
    setTimeBase: (base: string) => change({ time_base: base === 'postback' ? base : undefined }),
    setSort: (name: string) => change({ sort: name }),
    addFilter: (filter: ViewFilter) => change({ [`filter[${filter.dimension}]`]: filterText(filter) }),
    removeFilter: (dimension: string) => change({ [`filter[${dimension}]`]: undefined }),
    setRange: (metric: string, text: string) => change({ [`having[${metric}]`]: text || undefined }),
    drill: (row: ReportRow) => change(drillInto(row, { groups, next, ranges: ranges.map(({ metric }) => metric) })),
    /** shows another's question; the days and the zone of the screen stay */
    show: (query: Readonly<Record<string, string>>) => setSearch((before) => new URLSearchParams({ ...whenOf(before), ...query })),
    /** the address of this very view: absolute days and the zone, whoever opens it whenever */
    link: () => `${location.origin}${location.pathname}?${new URLSearchParams({ ...parameters, chart }).toString()}`,
  };
}

export type ReportView = ReturnType<typeof useReportView>;

function chartOf(asked: string | null, groups: readonly string[]): ChartKind {
  if (asked !== null && Object.hasOwn(CHARTS, asked)) return asked as ChartKind;
  return groups.includes('hour_of_day') && groups.includes('day_of_week') ? 'heat' : 'line';
}

function withValues(before: URLSearchParams, values: Readonly<Record<string, string | undefined>>): URLSearchParams {
  const next = new URLSearchParams(before);
  for (const [name, value] of Object.entries(values))
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  return next;
}

function whenOf(search: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...search.entries()].filter(([name]) => ['period', 'from', 'to', 'tz'].includes(name)));
}

function listOf(text: string | null, fallback: readonly string[]): readonly string[] {
  const names = (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return names.length > 0 ? [...new Set(names)] : fallback;
}
