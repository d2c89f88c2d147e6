import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { Item } from '../api/answer.js';
import { answerOf, api } from '../api/client.js';
import { keys } from '../api/keys.js';
import { useCampaignName, useCampaigns } from '../campaigns/campaigns.js';
import { Instant, TimeHead } from '../format/instant.js';
import { formatMoney } from '../format/numbers.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { MoreButton } from '../ui/more-button.js';
import { Page } from '../ui/page.js';
import { Empty, Query } from '../ui/states.js';

type Click = Item<'/api/v1/clicks'>;

/** Look a click up by its id, or leaf through the newest of the last week. */
export function ClicksPage() {
  const [search, setSearch] = useSearchParams();
  const campaignId = search.get('campaign_id') ?? '';
  const campaigns = useCampaigns();
  const query = { limit: 100, ...(campaignId === '' ? {} : { campaign_id: campaignId }) };
  const clicks = useInfiniteQuery({
    queryKey: keys.list('clicks', { ...query, pages: true }),
    queryFn: ({ pageParam }) => answerOf(api.GET('/api/v1/clicks', { params: { query: { ...query, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
  });
  return (
    <Page title="Clicks">
      <Group gap="xs" mb="sm" align="flex-end">
        <LookUp />
        <NativeSelect
          label="Campaign"
          maw={240}
          data={[
            { value: '', label: 'All' },
            ...(campaigns.data?.data ?? []).map((campaign) => ({ value: campaign.id, label: campaign.name })),
          ]}
          value={campaignId}
          onChange={(event) => setSearch(event.currentTarget.value === '' ? {} : { campaign_id: event.currentTarget.value })}
        />
      </Group>
      <Query of={clicks}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.data);
          return rows.length === 0 ? (
            <Empty title="No click in the last 7 days">Open a campaign: its page has the tracking URL and a test click.</Empty>
          ) : (
            <ClicksTable rows={rows} />
          );
        }}
      </Query>
      <MoreButton {...clicks} />
    </Page>
  );
}

function LookUp() {
  const [id, setId] = useState('');
  const navigate = useNavigate();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (id.trim() !== '') void navigate(`/clicks/${encodeURIComponent(id.trim())}`);
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="flex-end">
        <TextInput
          label="Click id"
          placeholder="push_…, or one of another tracker"
          w={300}
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          Look up
        </Button>
      </Group>
    </form>
  );
}

function ClicksTable({ rows }: { rows: readonly Click[] }) {
  const campaignName = useCampaignName();
  const columns: Column<Click>[] = [
    {
      id: 'time',
      head: <TimeHead />,
      cell: (click) => (
        <Link to={`/clicks/${encodeURIComponent(click.click_id)}`}>
          <Instant at={click.clicked_at} />
        </Link>
      ),
    },
    {
      id: 'campaign',
      head: 'Campaign',
      cell: (click) => <Link to={`/campaigns/${click.campaign_id}`}>{campaignName(click.campaign_id)}</Link>,
    },
    { id: 'supply', head: 'Supply source', cell: (click) => click.supply_id ?? <span className="dimmed">–</span> },
    { id: 'creative', head: 'Creative', wide: true, cell: (click) => click.creative_id ?? <span className="dimmed">–</span> },
    { id: 'country', head: 'Country', wide: true, cell: (click) => click.country ?? <span className="dimmed">–</span> },
    {
      id: 'agent',
      head: 'Device',
      wide: true,
      cell: (click) => [click.device, click.os, click.browser].filter(Boolean).join(' · ') || '–',
    },
    { id: 'flags', head: 'Flags', wide: true, cell: (click) => click.flags.join(', ') || <span className="dimmed">–</span> },
    { id: 'cost', head: 'Cost', numeric: true, cell: (click) => formatMoney(click.cost, click.currency) },
  ];
  return (
    <DataTable
      caption="Clicks"
      columns={columns}
      rows={rows}
      rowKey={(click) => click.click_id}
      href={(click) => `/clicks/${encodeURIComponent(click.click_id)}`}
    />
  );
}
