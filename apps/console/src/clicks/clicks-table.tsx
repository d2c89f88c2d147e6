import { Link } from 'react-router';
import { useCampaignName } from '../campaigns/campaigns.js';
import { Instant, TimeHead } from '../format/instant.js';
import { formatMoney } from '../format/numbers.js';
import { DataTable, type Column } from '../ui/data-table.js';
import type { Click } from './clicks.js';
import { flagWords } from './flags.js';

const text = (value: string | null) => value ?? <span className="dimmed">–</span>;

/** Clicks; each row leads to its journey. */
export function ClicksTable({ rows }: { rows: readonly Click[] }) {
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
    { id: 'supply', head: 'Supply source', cell: (click) => text(click.supply_id) },
    { id: 'creative', head: 'Creative', wide: true, cell: (click) => text(click.creative_id) },
    { id: 'country', head: 'Country', wide: true, cell: (click) => text(click.country) },
    {
      id: 'agent',
      head: 'Device',
      wide: true,
      cell: (click) => [click.device, click.os, click.browser].filter(Boolean).join(' · ') || '–',
    },
    { id: 'flags', head: 'Flags', wide: true, cell: (click) => click.flags.map(flagWords).join(', ') || <span className="dimmed">–</span> },
    {
      id: 'cost',
      head: 'Cost',
      numeric: true,
      title: 'By the campaign’s cost model, the cost parameter, or as corrected',
      cell: (click) => formatMoney(click.cost, click.currency),
    },
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
