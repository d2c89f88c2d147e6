import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useCatalogue, type Report } from '../report.js';
import classes from '../reports.module.css';
import { CHARTS, type ChartKind, type ReportView } from '../use-report-view.js';
import { Bars } from './bars.js';
import { HeatMap } from './heat-map.js';
import { OverTime } from './over-time.js';

const KINDS = Object.entries(CHARTS).map(([value, label]) => ({ value, label }));

/** One metric drawn: over time, row by row, or by hour and weekday; always of what the filters leave. */
export function ReportChart({ view, report }: { view: ReportView; report: Report }) {
  const { data } = useCatalogue();
  const name = view.metrics.find((each) => each === (view.drawn ?? view.sort.replace('-', ''))) ?? view.metrics[0];
  const metric = data?.metrics.find((each) => each.name === name);
  const drawable = (data?.metrics ?? []).filter((each) => view.metrics.includes(each.name));
  return (
    <figure className={classes['figure']} aria-label="Chart">
      <figcaption className={classes['chartTools']}>
        <SegmentedControl aria-label="Chart" data={KINDS} value={view.chart} onChange={(kind) => view.change({ chart: kind })} />
        {view.chart === 'none' ? null : (
          <NativeSelect
            aria-label="Metric of the chart"
            data={drawable.map((each) => ({ value: each.name, label: each.label }))}
            value={name}
            onChange={(event) => view.change({ draw: event.currentTarget.value })}
          />
        )}
      </figcaption>
      {metric ? <Chart kind={view.chart} metric={metric} view={view} report={report} /> : null}
    </figure>
  );
}

interface ChartProps {
  readonly kind: ChartKind;
  readonly metric: NonNullable<ReturnType<typeof useCatalogue>['data']>['metrics'][number];
  readonly view: ReportView;
  readonly report: Report;
}

function Chart({ kind, metric, view, report }: ChartProps) {
  switch (kind) {
    case 'line':
      return <OverTime metric={metric} view={view} />;
    case 'bar':
      return <Bars metric={metric} view={view} report={report} />;
    case 'heat':
      return <HeatMap metric={metric} view={view} />;
    case 'none':
      return null;
  }
}
