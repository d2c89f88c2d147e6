import { formatMetric, metricNumber } from '../../format/metric-value.js';
import { groupLabel } from '../group-value.js';
import type { Metric, Report } from '../report.js';
import type { ReportView } from '../use-report-view.js';
import classes from './bars.module.css';

const SHOWN = 24;

/** The first rows of the table as bars from a common zero; losses go the other way. */
export function Bars({ metric, view, report }: { metric: Metric; view: ReportView; report: Report }) {
  const rows = report.rows.slice(0, SHOWN);
  const values = rows.map((row) => metricNumber(row[metric.name]) ?? 0);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const span = high - low || 1;
  const percent = (value: number) => `${(value / span) * 100}%`;
  return (
    <ol className={classes['bars']} aria-label={`${metric.label} by row`}>
      {rows.map((row, at) => {
        const value = values[at] ?? 0;
        const name = view.groups.map((group) => groupLabel(group, row[group], view.zone)).join(' · ');
        return (
          <li key={at} className={classes['row']} title={`${metric.label} = ${metric.formula}`}>
            <span className={classes['name']}>{name}</span>
            <span className={classes['track']}>
              <span
                className={classes['bar']}
                data-sign={value < 0 ? 'loss' : 'gain'}
                style={{ left: percent(Math.min(value, 0) - low), width: percent(Math.abs(value)) }}
              />
            </span>
            <span className={classes['value']}>{formatMetric(row[metric.name], metric.unit, report.currency)}</span>
          </li>
        );
      })}
    </ol>
  );
}
