import { Tooltip } from '@mantine/core';
import { changeOf, formatMetric } from '../format/metric-value.js';
import { MetricNumber } from '../reports/metric-columns.js';
import type { Metric } from '../reports/report.js';
import { SparkLine } from '../ui/spark-line.js';
import classes from './kpi-strip.module.css';

export interface Kpi {
  readonly metric: Metric;
  readonly value: unknown;
  /** the same over the period before, for the change */
  readonly before: unknown;
  readonly series: readonly (number | null)[];
}

interface Props {
  readonly kpis: readonly Kpi[];
  readonly currency: string;
  readonly selected: readonly string[];
  readonly onSelect: (metric: string) => void;
}

/** The period in six numbers. Pressing one draws it in the chart below; a second one is drawn beside it. */
export function KpiStrip({ kpis, currency, selected, onSelect }: Props) {
  return (
    <div className={classes['strip']} role="group" aria-label="Totals of the period; press to draw">
      {kpis.map(({ metric, value, before, series }) => (
        <Tooltip key={metric.name} label={`${metric.label} = ${metric.formula}`} position="bottom-start">
          <button
            type="button"
            className={classes['kpi']}
            aria-pressed={selected.includes(metric.name)}
            onClick={() => onSelect(metric.name)}
          >
            <span className={classes['label']}>{metric.label}</span>
            <span className={classes['value']}>
              <MetricNumber metric={metric} value={value} currency={currency} />
            </span>
            <span className={classes['foot']}>
              <Change metric={metric} now={value} before={before} currency={currency} />
              <SparkLine values={series} width={56} height={16} />
            </span>
          </button>
        </Tooltip>
      ))}
    </div>
  );
}

function Change({ metric, now, before, currency }: { metric: Metric; now: unknown; before: unknown; currency: string }) {
  const change = changeOf(now, before);
  if (change === null) return <span className={classes['change']}>no earlier data</span>;
  const arrow = change > 0.0005 ? '↑' : change < -0.0005 ? '↓' : '→';
  return (
    <span className={classes['change']} title={`${formatMetric(before, metric.unit, currency)} in the period before`}>
      <span aria-hidden>{arrow} </span>
      <span className="sr-only">{change < 0 ? 'down ' : 'up '}</span>
      {Math.abs(change) > 9.99 ? '>999%' : `${Math.abs(change * 100).toFixed(1)}%`}
    </span>
  );
}
