import { metricNumber } from '../format/metric-value.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { Empty } from '../ui/states.js';
import { groupLabel } from './group-value.js';
import { metricColumns } from './metric-columns.js';
import { useCatalogue, type Report, type ReportRow } from './report.js';
import classes from './reports.module.css';
import type { ReportView } from './use-report-view.js';

const NO_GROUP: ReportRow = {};

/** The rows with their sum on top. A click on a row looks inside it. */
export function ReportTable({ view, report }: { view: ReportView; report: Report }) {
  const { data } = useCatalogue();
  const metrics = view.metrics.map((name) => data?.metrics.find((each) => each.name === name)).filter((each) => each !== undefined);
  if (report.rows.length === 0) {
    return (
      <Empty title="Nothing in this period">
        {view.filters.length + view.ranges.length > 0
          ? 'No clicks or conversions fit the filters. Take one off, or choose a longer period.'
          : 'No clicks or conversions yet. Choose a longer period, or send the first click.'}
      </Empty>
    );
  }
  const label = (name: string) => data?.dimensions.find((each) => each.name === name)?.label ?? name;
  // Unless asked otherwise rows come by the first metric, and time runs forward.
  const byFirstMetric = `-${view.metrics[0] ?? ''}`;
  const sort = view.sort || (TIMES.has(view.groups[0] ?? '') ? '' : byFirstMetric);
  const columns: Column<ReportRow>[] = [
    ...view.groups.map((group, at) =>
      groupColumn(group, { label: label(group), view, bar: at === 0 ? barOf(report.rows, sort || byFirstMetric) : undefined }),
    ),
    ...metricColumns({ metrics, currency: report.currency, sort, onSort: view.setSort }),
  ];
  return (
    <DataTable
      caption="Report"
      columns={columns}
      rows={report.rows}
      totals={{ ...NO_GROUP, ...report.totals, [TOTALS]: 1 }}
      rowKey={(row) => JSON.stringify(view.groups.map((group) => row[group] ?? null))}
      onRow={(row) => view.drill(row)}
    />
  );
}

const TOTALS = '(totals)';
const TIMES = new Set(['hour', 'day', 'week', 'month', 'hour_of_day', 'day_of_week']);

interface GroupColumn {
  readonly label: string;
  readonly view: ReportView;
  readonly bar: ((row: ReportRow) => number) | undefined;
}

function groupColumn(group: string, { label, view, bar }: GroupColumn): Column<ReportRow> {
  return {
    id: group,
    head: label,
    cell: (row) => {
      if (row[TOTALS]) return bar ? 'All' : '';
      const share = bar?.(row) ?? 0;
      return (
        <span className={bar ? classes['cell'] : 'nowrap'}>
          {bar ? (
            <span className={classes['bar']} data-sign={share < 0 ? 'loss' : 'gain'} style={{ width: `${Math.abs(share) * 100}%` }} />
          ) : null}
          <button type="button" className={classes['drill']} onClick={() => view.drill(row)} title="Look inside">
            {groupLabel(group, row[group], view.zone)}
          </button>
        </span>
      );
    },
  };
}

/** How long a row's bar is: its share of the largest value of the metric the table is sorted by, −1 to 1. */
function barOf(rows: readonly ReportRow[], sort: string): (row: ReportRow) => number {
  const name = sort.replace('-', '');
  const largest = Math.max(0, ...rows.map((row) => Math.abs(metricNumber(row[name]) ?? 0)));
  return (row) => (largest === 0 ? 0 : (metricNumber(row[name]) ?? 0) / largest);
}
