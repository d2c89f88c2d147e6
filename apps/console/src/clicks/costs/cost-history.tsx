import { Button } from '@mantine/core';
import { useMe } from '../../access/session.js';
import { useCampaignName } from '../../campaigns/campaigns.js';
import { Instant } from '../../format/instant.js';
import { formatCount, formatMoney } from '../../format/numbers.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import { MoreButton } from '../../ui/more-button.js';
import { Empty, Query } from '../../ui/states.js';
import { useCostHistory, useUndoCosts, type KeptCost } from './costs.js';

/** Who set which costs, from what to what; each can be undone, the newest of the same clicks first. */
export function CostHistory() {
  const history = useCostHistory();
  const undo = useUndoCosts();
  const campaignName = useCampaignName();
  const me = useMe();
  const columns: Column<KeptCost>[] = [
    { id: 'at', head: 'When', cell: (row) => <Instant at={row.at} /> },
    { id: 'campaign', head: 'Campaign', cell: (row) => campaignName(row.campaign_id) },
    {
      id: 'range',
      head: 'Clicks of',
      cell: (row) => (
        <>
          {row.from} to before {row.to} <span className="dimmed">{row.time_zone}</span> {narrowing(row)}
        </>
      ),
    },
    { id: 'clicks', head: 'Clicks', numeric: true, wide: true, cell: (row) => formatCount(row.clicks) },
    { id: 'before', head: 'Before', numeric: true, wide: true, cell: (row) => formatMoney(row.before, row.base_currency) },
    { id: 'after', head: 'Set to', numeric: true, cell: (row) => formatMoney(row.after, row.base_currency) },
    { id: 'actor', head: 'By', wide: true, cell: (row) => row.actor },
    {
      id: 'undo',
      head: '',
      numeric: true,
      cell: (row) =>
        row.undone_at ? (
          <span className="dimmed">undone</span>
        ) : me.role === 'admin' ? (
          <Button variant="subtle" loading={undo.isPending && undo.variables === row.id} onClick={() => undo.mutate(row.id)}>
            Undo
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      {undo.error ? (
        <p role="alert" className="loss">
          {undo.error.message}
        </p>
      ) : null}
      <Query of={history}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.data);
          return rows.length === 0 ? (
            <Empty title="None yet">Clicks cost what their campaign or their cost parameter says.</Empty>
          ) : (
            <DataTable caption="Cost corrections" columns={columns} rows={rows} rowKey={(row) => row.id} />
          );
        }}
      </Query>
      <MoreButton {...history} />
    </>
  );
}

function narrowing({ filter }: KeptCost): string {
  const parts = Object.entries(filter ?? {}).map(([name, value]) => `${name.replace(/_id$/, '')} ${String(value)}`);
  return parts.length === 0 ? '' : `· ${parts.join(', ')}`;
}
