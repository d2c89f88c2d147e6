import { formatMetric, formatMetricShort, metricNumber } from '../../format/metric-value.js';
import { Query } from '../../ui/states.js';
import { filterValue, groupLabel } from '../group-value.js';
import { useReport, type Metric, type Report } from '../report.js';
import classes from '../reports.module.css';
import type { ReportView } from '../use-report-view.js';

const DAYS = [1, 2, 3, 4, 5, 6, 7];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Weekday down, hour across; the deeper, the more. Numbers stand in the cells, so colour is never alone. */
export function HeatMap({ metric, view }: { metric: Metric; view: ReportView }) {
  const report = useReport({ ...view.narrowing, group_by: 'day_of_week,hour_of_day', metrics: metric.name, limit: '200' });
  return <Query of={report}>{(data) => <Grid metric={metric} report={data} />}</Query>;
}

function Grid({ metric, report }: { metric: Metric; report: Report }) {
  const values = new Map(
    report.rows.map((row) => [`${filterValue(row['day_of_week'])} ${filterValue(row['hour_of_day'])}`, metricNumber(row[metric.name])]),
  );
  const largest = Math.max(0, ...[...values.values()].map((value) => Math.abs(value ?? 0)));
  const shade = (value: number | null) => {
    const share = largest === 0 ? 0 : Math.round((Math.abs(value ?? 0) / largest) * 45);
    return `color-mix(in srgb, var(${(value ?? 0) < 0 ? '--bad' : '--accent'}) ${share}%, transparent)`;
  };
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={`${metric.label} by weekday and hour`}>
      <table className={classes['heat']}>
        <caption className="sr-only">{metric.label} by weekday and hour</caption>
        <thead>
          <tr>
            <td />
            {HOURS.map((hour) => (
              <th key={hour} scope="col">
                {hour}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DAYS.map((day) => (
            <tr key={day}>
              <th scope="row">{groupLabel('day_of_week', day, 'UTC').slice(0, 3)}</th>
              {HOURS.map((hour) => {
                const value = values.get(`${day} ${hour}`) ?? null;
                return (
                  <td
                    key={hour}
                    style={{ background: shade(value) }}
                    title={`${metric.label} = ${metric.formula}: ${formatMetric(value, metric.unit, report.currency)}`}
                  >
                    {value === null ? '' : formatMetricShort(value, metric.unit, report.currency)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
