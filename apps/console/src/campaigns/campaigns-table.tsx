import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { canEdit, useMe } from '../access/session.js';
import { metricNumber } from '../format/metric-value.js';
import { filterValue } from '../reports/group-value.js';
import { metricColumns } from '../reports/metric-columns.js';
import { useCatalogue, useReport, type Metric, type ReportRow } from '../reports/report.js';
import { usePeriod } from '../reports/use-period.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { StatusMark } from '../ui/mark.js';
import { Empty, Query } from '../ui/states.js';
import { useCampaigns, type ListedCampaign } from './campaigns.js';

const SHOWN = ['clicks', 'conversions', 'cr', 'revenue', 'cost', 'profit', 'roi'];
const WIDE = ['conversions', 'cr', 'revenue', 'cost', 'roi'];

interface Row {
  readonly campaign: ListedCampaign;
  readonly numbers: ReportRow;
}

/** Campaigns with what they brought in the period of the screen. Those without traffic stand there too, with zeros. */
export function CampaignsTable({ limit, search = '' }: { limit?: number; search?: string }) {
  const campaigns = useCampaigns();
  const { range, zone } = usePeriod();
  const report = useReport({ ...range, tz: zone, group_by: 'campaign', metrics: SHOWN.join(','), limit: '1000' }, 10_000);
  const catalogue = useCatalogue();
  const [sort, setSort] = useState('-profit');
  const rows = useMemo(
    () => rowsOf(campaigns.data?.data ?? [], report.data?.rows ?? [], { sort, search }),
    [campaigns.data, report.data, sort, search],
  );
  const metrics = SHOWN.map((name) => catalogue.data?.metrics.find((each) => each.name === name)).filter((each) => each !== undefined);
  return (
    <Query of={campaigns}>
      {({ data }) =>
        data.length === 0 ? (
          <NoCampaigns />
        ) : rows.length === 0 ? (
          <Empty title="No campaign fits">No name holds “{search}”.</Empty>
        ) : (
          <DataTable
            caption="Campaigns"
            columns={columnsOf({ metrics, currency: report.data?.currency ?? 'USD', sort, onSort: setSort })}
            rows={limit === undefined ? rows : rows.slice(0, limit)}
            rowKey={(row) => row.campaign.id}
            href={(row) => `/campaigns/${row.campaign.id}`}
          />
        )
      }
    </Query>
  );
}

function columnsOf(options: { metrics: readonly Metric[]; currency: string; sort: string; onSort: (sort: string) => void }): Column<Row>[] {
  const numbers = metricColumns({ ...options, wide: WIDE });
  return [
    { id: 'name', head: 'Campaign', cell: ({ campaign }) => <Link to={`/campaigns/${campaign.id}`}>{campaign.name}</Link> },
    { id: 'status', head: 'State', cell: ({ campaign }) => <StatusMark status={campaign.status} /> },
    ...numbers.map((column): Column<Row> => ({ ...column, cell: (row) => column.cell(row.numbers) })),
  ];
}

function rowsOf(
  campaigns: readonly ListedCampaign[],
  rows: readonly ReportRow[],
  { sort, search }: { sort: string; search: string },
): Row[] {
  const byCampaign = new Map(rows.map((row) => [filterValue(row['campaign']), row]));
  const nothing: ReportRow = { clicks: 0, conversions: 0, revenue: '0', cost: '0', profit: '0', cr: null, roi: null };
  const wanted = campaigns.filter((campaign) => campaign.name.toLowerCase().includes(search.trim().toLowerCase()));
  const name = sort.replace('-', '');
  const sign = sort.startsWith('-') ? -1 : 1;
  const value = (row: Row) => metricNumber(row.numbers[name]) ?? Number.NEGATIVE_INFINITY;
  return wanted
    .map((campaign) => ({ campaign, numbers: byCampaign.get(campaign.id) ?? nothing }))
    .sort(
      (a, b) => Number(a.campaign.status === 'archived') - Number(b.campaign.status === 'archived') || sign * (value(a) - value(b) || 0),
    );
}

function NoCampaigns() {
  const me = useMe();
  return (
    <Empty
      title="No campaign yet"
      action={
        canEdit(me) ? (
          <Button component={Link} to="/campaigns/new">
            Create the first campaign
          </Button>
        ) : null
      }
    >
      It takes an offer URL and a payout; you get a tracking URL and a postback URL.
    </Empty>
  );
}
