import { useMemo } from 'react';
import { addDays } from '../../format/days.js';
import { formatMetric, formatMetricShort, metricNumber } from '../../format/metric-value.js';
import { Query } from '../../ui/states.js';
import { TimeChart, type ChartLine } from '../../ui/time-chart.js';
import { axisLabel, filterValue } from '../group-value.js';
import { comparisonOf, useReport, type Metric, type Report } from '../report.js';
import { bucketsOf, grainOf, seriesOf } from '../time-series.js';
import { usePeriod } from '../use-period.js';
import type { ReportView } from '../use-report-view.js';

/** A metric per day, or per hour of up to two days; with comparison the period before behind it. Days can be zoomed into. */
export function OverTime({ metric, view }: { metric: Metric; view: ReportView }) {
  const grain = grainOf(view.range);
  const { setRange } = usePeriod();
  const report = useReport({
    ...view.narrowing,
    group_by: grain,
    metrics: metric.name,
    limit: '2000',
    ...(view.compares ? { compare: 'previous' } : {}),
  });
  const buckets = useMemo(() => (report.data ? bucketsOf(report.data, view.range) : []), [report.data, view.range.from, view.range.to]);
  const points = useMemo(() => buckets.map((bucket) => axisLabel(grain, bucket, view.zone)), [buckets, grain, view.zone]);
  const lines = useMemo(() => (report.data ? linesOf(report.data, { metric, grain, buckets }) : []), [report.data, metric, grain, buckets]);
  const zoom = (first: number, last: number) => {
    const [from, to] = [buckets[first], buckets[last]];
    if (from && to) setRange({ from, to: addDays(to, 1) });
  };
  return (
    <Query of={report} rows={6}>
      {() => (
        <TimeChart label={`${metric.label} per ${grain}`} points={points} lines={lines} onBrush={grain === 'day' ? zoom : undefined} />
      )}
    </Query>
  );
}

interface Shape {
  readonly metric: Metric;
  readonly grain: 'hour' | 'day';
  readonly buckets: readonly string[];
}

function linesOf(report: Report, { metric, grain, buckets }: Shape): ChartLine[] {
  const line: ChartLine = {
    label: metric.label,
    tone: 'accent',
    unit: metric.unit,
    values: seriesOf(report, grain, buckets, metric),
    show: (value) => formatMetric(value, metric.unit, report.currency),
    showShort: (value) => formatMetricShort(value, metric.unit, report.currency),
  };
  const before = new Map(
    report.rows.map((row) => [filterValue(row[grain]), metricNumber(comparisonOf(row, metric.name)?.before)] as const),
  );
  if ([...before.values()].every((value) => !value)) return [line];
  return [line, { ...line, label: 'Period before', tone: 'faint', values: buckets.map((bucket) => before.get(bucket) ?? null) }];
}
