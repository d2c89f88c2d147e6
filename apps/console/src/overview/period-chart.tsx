import { useMemo } from 'react';
import { formatMetric, formatMetricShort } from '../format/metric-value.js';
import { axisLabel } from '../reports/group-value.js';
import { TimeChart, type ChartLine } from '../ui/time-chart.js';
import classes from './period-chart.module.css';
import type { Kpi } from './kpi-strip.js';
import type { OverviewView } from './use-overview.js';

interface Props {
  readonly view: OverviewView;
  readonly selected: readonly string[];
  readonly zone: string;
  readonly onBrush?: ((first: string, last: string) => void) | undefined;
}

/** One metric with the period before behind it, or two metrics with an axis each. */
export function PeriodChart({ view, selected, zone, onBrush }: Props) {
  const kpis = view.kpis
    .filter((kpi) => selected.includes(kpi.metric.name))
    .sort((a, b) => selected.indexOf(a.metric.name) - selected.indexOf(b.metric.name));
  const [first, second] = kpis;
  const points = useMemo(() => view.buckets.map((bucket) => axisLabel(view.grain, bucket, zone)), [view, zone]);
  const lines = useMemo(() => linesOf(view, first, second), [view, first, second]);
  if (!first) return null;
  const brush = (from: number, to: number) => {
    const [start, end] = [view.buckets[from], view.buckets[to]];
    if (start && end) onBrush?.(start, end);
  };
  return (
    <figure className={classes['figure']}>
      <figcaption className={classes['legend']}>
        {lines.map((line) => (
          <span key={line.label} data-tone={line.tone}>
            {line.label}
          </span>
        ))}
        <span className={classes['grain']}>
          per {view.grain}
          {view.grain === 'day' && onBrush ? ' · drag to zoom' : ''}
        </span>
      </figcaption>
      <TimeChart
        label={`${lines.map((line) => line.label).join(' and ')} per ${view.grain}`}
        points={points}
        lines={lines}
        onBrush={onBrush && view.grain === 'day' ? brush : undefined}
      />
    </figure>
  );
}

function linesOf(view: OverviewView, first: Kpi | undefined, second: Kpi | undefined): ChartLine[] {
  if (!first) return [];
  const main = lineOf(first, view.currency, 'accent');
  if (second) return [main, lineOf(second, view.currency, 'plain')];
  const past = view.earlier[first.metric.name] ?? [];
  if (past.every((value) => !value)) return [main];
  return [main, { ...main, label: 'Period before', tone: 'faint', values: view.buckets.map((_, at) => past[at] ?? null) }];
}

function lineOf({ metric, series }: Kpi, currency: string, tone: ChartLine['tone']): ChartLine {
  return {
    label: metric.label,
    values: series,
    tone,
    unit: metric.unit,
    show: (value) => formatMetric(value, metric.unit, currency),
    showShort: (value) => formatMetricShort(value, metric.unit, currency),
  };
}
