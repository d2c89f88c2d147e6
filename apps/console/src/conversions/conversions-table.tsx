import { Link } from 'react-router';
import { useCampaignName } from '../campaigns/campaigns.js';
import { Instant, TimeHead } from '../format/instant.js';
import { formatMoney } from '../format/numbers.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { StatusMark } from '../ui/mark.js';
import type { Conversion } from './conversions.js';

/** Conversions, each row leading to its explanation. */
export function ConversionsTable({ rows, withCampaign = true }: { rows: readonly Conversion[]; withCampaign?: boolean }) {
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
    {
      id: 'base',
      head: 'In totals',
      numeric: true,
      wide: true,
      title: 'payout × rate of its currency, in the base currency',
      cell: (row) =>
        row.rate === null ? (
          <span className="dimmed" title="No rate was set for this currency: it counts 0 in totals">
            no rate
          </span>
        ) : (
          row.payout_base
        ),
    },
  ];
  return (
    <DataTable
      caption="Conversions"
      columns={withCampaign ? columns : columns.filter(({ id }) => id !== 'campaign')}
      rows={rows}
      rowKey={(row) => row.id}
      href={(row) => `/conversions/${row.id}`}
    />
  );
}
