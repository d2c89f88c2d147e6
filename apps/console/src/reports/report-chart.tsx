import { useMemo } from 'react';
import { formatMetric, formatMetricShort, metricNumber } from '../format/metric-value.js';
import { TimeChart, type ChartLine } from '../ui/time-chart.js';
import { axisLabel, filterValue, groupLabel } from './group-value.js';
import { HeatMap } from './heat-map.js';
import { useCatalogue, type Metric, type Report } from './report.js';
import type { ReportView } from './use-report-view.js';

const TIMES = new Set(['hour', 'day', 'week', 'month']);

/** Over time a line of the first metric; hour by weekday a heat map; anything else is a table with bars. */
export function ReportChart({ view, report }: { view: ReportView; report: Report }) {
  const { data } = useCatalogue();
  const metric = data?.metrics.find((each) => each.name === (view.sort.replace('-', '') || view.metrics[0]));
  const [group] = view.groups;
  if (!metric || !group || report.rows.length < 2) return null;
  if (view.groups.length === 1 && TIMES.has(group)) return <Line group={group} metric={metric} report={report} zone={view.zone} />;
  const isHourByDay = view.groups.length === 2 && view.groups.includes('hour_of_day') && view.groups.includes('day_of_week');
  return isHourByDay ? <HeatMap metric={metric} report={report} /> : null;
}

function Line({ group, metric, report, zone }: { group: string; metric: Metric; report: Report; zone: string }) {
  const rows = useMemo(() => [...report.rows].sort((a, b) => filterValue(a[group]).localeCompare(filterValue(b[group]))), [report, group]);
  const points = useMemo(
    () =>
      rows.map((row) =>
        group === 'day' || group === 'hour' ? axisLabel(group, filterValue(row[group]), zone) : groupLabel(group, row[group], zone),
      ),
    [rows, group, zone],
  );
  const lines = useMemo((): ChartLine[] => {
    const show = (value: number) => formatMetric(value, metric.unit, report.currency);
    const showShort = (value: number) => formatMetricShort(value, metric.unit, report.currency);
    return [
      {
        label: metric.label,
        tone: 'accent',
        unit: metric.unit,
        values: rows.map((row) => metricNumber(row[metric.name])),
        show,
        showShort,
      },
    ];
  }, [rows, metric, report.currency]);
  return <TimeChart label={`${metric.label} per ${group}`} points={points} lines={lines} />;
}
