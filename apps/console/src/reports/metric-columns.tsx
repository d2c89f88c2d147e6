import { Tooltip } from '@mantine/core';
import type { Column } from '../ui/data-table.js';
import { formatMetric, metricNumber } from '../format/metric-value.js';
import { ChangeMark } from './change-mark.js';
import { comparisonOf, type Metric, type ReportRow } from './report.js';

interface Options {
  readonly metrics: readonly Metric[];
  readonly currency: string;
  readonly sort?: string;
  readonly onSort?: (sort: string) => void;
  /** metrics that are left out on narrow screens */
  readonly wide?: readonly string[];
}

/** One numeric column per metric; its formula stands on the head and on every number. */
export function metricColumns({ metrics, currency, sort, onSort, wide }: Options): Column<ReportRow>[] {
  return metrics.map((metric) => ({
    id: metric.name,
    numeric: true,
    wide: wide?.includes(metric.name) ?? false,
    title: `${metric.label} = ${metric.formula}`,
    head: (
      <Tooltip label={`${metric.label} = ${metric.formula}`}>
        <span>{metric.label}</span>
      </Tooltip>
    ),
    cell: (row) => <MetricCell metric={metric} row={row} currency={currency} />,
    ...(onSort
      ? {
          sort: {
            direction: directionOf(metric.name, sort),
            toggle: () => onSort(sort === `-${metric.name}` ? metric.name : `-${metric.name}`),
          },
        }
      : {}),
  }));
}

/** The number; below it, in a report with comparison, how it has changed. */
function MetricCell({ metric, row, currency }: { metric: Metric; row: ReportRow; currency: string }) {
  const comparison = comparisonOf(row, metric.name);
  const number = <MetricNumber metric={metric} value={row[metric.name]} currency={currency} />;
  if (!comparison) return number;
  return (
    <>
      {number}
      <ChangeMark change={comparison.change} before={formatMetric(comparison.before, metric.unit, currency)} />
    </>
  );
}

const SIGNED = new Set(['profit', 'approved_profit', 'roi']);
/** money per click: cents are too coarse */
const PER_CLICK = new Set(['epc', 'cpc']);

/** A number; profit and ROI wear green or red beside their sign. */
export function MetricNumber({ metric, value, currency }: { metric: Pick<Metric, 'name' | 'unit'>; value: unknown; currency: string }) {
  const text = formatMetric(value, metric.unit, currency, PER_CLICK.has(metric.name) ? 4 : undefined);
  const number = metricNumber(value);
  if (!SIGNED.has(metric.name) || number === null || number === 0) return <>{text}</>;
  return <span className={number > 0 ? 'gain' : 'loss'}>{text.replace(/^-/, '−')}</span>;
}

function directionOf(name: string, sort: string | undefined): 'ascending' | 'descending' | undefined {
  if (sort === `-${name}`) return 'descending';
  return sort === name ? 'ascending' : undefined;
}
