import { Group, NativeSelect } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { useCampaignName, useCampaigns } from '../campaigns/campaigns.js';
import { Instant, TimeHead } from '../format/instant.js';
import { formatMoney } from '../format/numbers.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { StatusMark } from '../ui/mark.js';
import { MoreButton } from '../ui/more-button.js';
import { Page } from '../ui/page.js';
import { Empty, Query } from '../ui/states.js';
import { useConversions, type Conversion, type ConversionQuery } from './conversions.js';

const STATUSES = ['approved', 'pending', 'rejected'];

/** What was earned, conversion by conversion. */
export function ConversionsPage() {
  const [search, setSearch] = useSearchParams();
  const query = {
    status: search.get('status') ?? undefined,
    campaign_id: search.get('campaign_id') ?? undefined,
    click_id: search.get('click_id') ?? undefined,
    limit: 100,
  };
  const conversions = useConversions(query as ConversionQuery);
  const campaigns = useCampaigns();
  const set = (name: string, value: string) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (value === '') next.delete(name);
      else next.set(name, value);
      return next;
    });
  return (
    <Page title="Conversions">
      <Group gap="xs" mb="sm" align="flex-end">
        <NativeSelect
          label="Status"
          data={[{ value: '', label: 'All' }, ...STATUSES]}
          value={query.status ?? ''}
          onChange={(event) => set('status', event.currentTarget.value)}
        />
        <NativeSelect
          label="Campaign"
          maw={240}
          data={[
            { value: '', label: 'All' },
            ...(campaigns.data?.data ?? []).map((campaign) => ({ value: campaign.id, label: campaign.name })),
          ]}
          value={query.campaign_id ?? ''}
          onChange={(event) => set('campaign_id', event.currentTarget.value)}
        />
      </Group>
      <Query of={conversions}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.data);
          return rows.length === 0 ? (
            <Empty title="No conversion here">
              A postback that names a click becomes one. <Link to="/postbacks">Look at the postbacks</Link> to see why one did not.
            </Empty>
          ) : (
            <ConversionsTable rows={rows} />
          );
        }}
      </Query>
      <MoreButton {...conversions} />
    </Page>
  );
}

export function ConversionsTable({ rows }: { rows: readonly Conversion[] }) {
  const campaignName = useCampaignName();
  const columns: Column<Conversion>[] = [
    {
      id: 'time',
      head: <TimeHead />,
      cell: (row) => (
        <Link to={`/conversions/${row.id}`}>
          <Instant at={row.received_at} />
        </Link>
      ),
    },
    {
      id: 'campaign',
      head: 'Campaign',
      wide: true,
      cell: (row) => <Link to={`/campaigns/${row.campaign_id}`}>{campaignName(row.campaign_id)}</Link>,
    },
    { id: 'event', head: 'Event', cell: (row) => (row.kind === 'adjustment' ? `${row.event} (adjustment)` : row.event) },
    { id: 'txid', head: 'Transaction', wide: true, cell: (row) => <span className="mono">{row.txid ?? '–'}</span> },
    { id: 'status', head: 'Status', cell: (row) => <StatusMark status={row.status} /> },
    {
      id: 'payout',
      head: 'Payout',
      numeric: true,
      title: 'as the advertiser sent it, or as the offer says',
      cell: (row) => formatMoney(row.payout, row.currency),
    },
  ];
  return (
    <DataTable caption="Conversions" columns={columns} rows={rows} rowKey={(row) => row.id} href={(row) => `/conversions/${row.id}`} />
  );
}
