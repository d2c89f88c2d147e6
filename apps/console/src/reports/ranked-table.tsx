import { useZone } from '../format/zone.js';
import { DataTable } from '../ui/data-table.js';
import { Empty, Query } from '../ui/states.js';
import { groupLabel } from './group-value.js';
import { metricColumns } from './metric-columns.js';
import { useCatalogue, useReport } from './report.js';
import { usePeriod } from './use-period.js';

const SHOWN = ['clicks', 'conversions', 'cr', 'epc', 'profit'];

/** The best and worst values of one dimension by profit, over the period of the screen. */
export function RankedTable({
  dimension,
  filter,
  limit = 8,
}: {
  dimension: string;
  filter: Readonly<Record<string, string>>;
  limit?: number;
}) {
  const { range, zone } = usePeriod();
  const own = useZone().zone;
  const report = useReport({ ...range, tz: zone, group_by: dimension, metrics: SHOWN.join(','), sort: '-profit', limit: '500', ...filter });
  const catalogue = useCatalogue();
  const metrics = SHOWN.map((name) => catalogue.data?.metrics.find((each) => each.name === name)).filter((each) => each !== undefined);
  return (
    <Query of={report} rows={4}>
      {({ rows, currency }) =>
        rows.length === 0 ? (
          <Empty title="Nothing in this period">Choose a longer one above.</Empty>
        ) : (
          <DataTable
            caption={`By ${dimension}, best and worst by profit`}
            columns={[
              { id: 'value', head: 'Value', cell: (row) => groupLabel(dimension, row[dimension], own) },
              ...metricColumns({ metrics, currency, wide: ['conversions', 'epc'] }),
            ]}
            rows={bestAndWorst(rows, limit)}
            rowKey={(row) => JSON.stringify(row[dimension] ?? null)}
          />
        )
      }
    </Query>
  );
}

/** Rows come by profit: the first half from the top, the other from the bottom. */
function bestAndWorst<Row>(rows: readonly Row[], limit: number): readonly Row[] {
  return rows.length <= limit ? rows : [...rows.slice(0, Math.ceil(limit / 2)), ...rows.slice(-Math.floor(limit / 2))];
}
