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
import { fits, NO_FILTER, type CampaignFilter } from './campaign-filters.js';
import classes from './campaigns.module.css';
import { useCampaigns, type ListedCampaign } from './campaigns.js';
import { HealthCell } from './health/health-mark.js';
import { useHealthOf, type Health } from './health/health.js';

const SHOWN = ['clicks', 'conversions', 'cr', 'revenue', 'cost', 'profit', 'roi'];
const WIDE = ['conversions', 'cr', 'revenue', 'cost', 'roi'];

interface Row {
  readonly campaign: ListedCampaign;
  readonly numbers: ReportRow;
  readonly health: Health | undefined;
}

interface Props {
  readonly limit?: number;
  readonly filter?: CampaignFilter;
  readonly onClear?: () => void;
}

/** Campaigns with their health and what they brought in the period of the screen. Those without traffic stand there too, with zeros. */
export function CampaignsTable({ limit, filter = NO_FILTER, onClear }: Props) {
  const campaigns = useCampaigns();
  const { range, zone } = usePeriod();
  const report = useReport({ ...range, tz: zone, group_by: 'campaign', metrics: SHOWN.join(','), limit: '1000' }, 10_000);
  const catalogue = useCatalogue();
  const ids = useMemo(
    () => (campaigns.data?.data ?? []).filter((each) => each.status !== 'archived').map((each) => each.id),
    [campaigns.data],
  );
  const health = useHealthOf(ids);
  const [sort, setSort] = useState('-profit');
  const rows = useMemo(
    () => rowsOf(campaigns.data?.data ?? [], { reported: report.data?.rows ?? [], health: health.data, sort, filter }),
    [campaigns.data, report.data, health.data, sort, filter],
  );
  const metrics = SHOWN.map((name) => catalogue.data?.metrics.find((each) => each.name === name)).filter((each) => each !== undefined);
  return (
    <Query of={campaigns}>
      {({ data }) =>
        data.length === 0 ? (
          <NoCampaigns />
        ) : rows.length === 0 ? (
          <Empty
            title="No campaign fits"
            action={
              onClear ? (
                <Button variant="default" onClick={onClear}>
                  Show all campaigns
                </Button>
              ) : null
            }
          >
            Nothing among {data.length} campaigns passes these filters.
          </Empty>
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
    {
      id: 'name',
      head: 'Campaign',
      cell: ({ campaign }) => (
        <span className={classes['name']}>
          <Link to={`/campaigns/${campaign.id}`}>{campaign.name}</Link>
          {campaign.tags.length > 0 ? <span className={classes['tags']}>{campaign.tags.join(' · ')}</span> : null}
        </span>
      ),
    },
    {
      id: 'health',
      head: 'Health',
      cell: ({ campaign, health }) =>
        campaign.status === 'active' ? <HealthCell health={health} /> : <StatusMark status={campaign.status} />,
    },
    ...numbers.map((column): Column<Row> => ({ ...column, cell: (row) => column.cell(row.numbers) })),
  ];
}

interface RowsInput {
  readonly reported: readonly ReportRow[];
  readonly health: ReadonlyMap<string, Health> | undefined;
  readonly sort: string;
  readonly filter: CampaignFilter;
}

function rowsOf(campaigns: readonly ListedCampaign[], { reported, health, sort, filter }: RowsInput): Row[] {
  const byCampaign = new Map(reported.map((row) => [filterValue(row['campaign']), row]));
  const nothing: ReportRow = { clicks: 0, conversions: 0, revenue: '0', cost: '0', profit: '0', cr: null, roi: null };
  const name = sort.replace('-', '');
  const sign = sort.startsWith('-') ? -1 : 1;
  const value = (row: Row) => metricNumber(row.numbers[name]) ?? Number.NEGATIVE_INFINITY;
  return campaigns
    .filter((campaign) => fits(campaign, filter, health?.get(campaign.id)))
    .map((campaign) => ({ campaign, numbers: byCampaign.get(campaign.id) ?? nothing, health: health?.get(campaign.id) }))
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
