import { Link } from 'react-router';
import { useCampaignName } from '../campaigns/campaigns.js';
import { Instant, TimeHead } from '../format/instant.js';
import { formatMoney } from '../format/numbers.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { StatusMark } from '../ui/mark.js';
import classes from './postbacks.module.css';
import type { Hit } from './postbacks.js';

/** Hits with their verdict; each row leads to its explanation. */
export function HitsTable({ hits, caption = 'Postbacks' }: { hits: readonly Hit[]; caption?: string }) {
  const campaignName = useCampaignName();
  const columns: Column<Hit>[] = [
    {
      id: 'time',
      head: <TimeHead />,
      cell: (hit) => (
        <Link to={`/postbacks/${hit.receipt}`}>
          <Instant at={hit.received_at} />
        </Link>
      ),
    },
    { id: 'outcome', head: 'Verdict', cell: (hit) => <StatusMark status={hit.outcome} /> },
    { id: 'reason', head: 'Reason', cell: (hit) => <Why hit={hit} /> },
    {
      id: 'campaign',
      head: 'Campaign',
      wide: true,
      cell: (hit) =>
        hit.campaign_id ? (
          <Link to={`/campaigns/${hit.campaign_id}`} className="nowrap">
            {campaignName(hit.campaign_id)}
          </Link>
        ) : (
          <span className="dimmed">none</span>
        ),
    },
    {
      id: 'payout',
      head: 'Payout',
      numeric: true,
      wide: true,
      cell: (hit) => (hit.payout === null ? <span className="dimmed">–</span> : formatMoney(hit.payout, hit.currency ?? 'USD')),
    },
    {
      id: 'click',
      head: 'Click',
      wide: true,
      cell: (hit) =>
        hit.click_id ? (
          <span className={`mono ${classes['id'] ?? ''}`} title={hit.click_id}>
            {hit.click_id}
          </span>
        ) : (
          <span className="dimmed">–</span>
        ),
    },
  ];
  return (
    <DataTable caption={caption} columns={columns} rows={hits} rowKey={(hit) => hit.receipt} href={(hit) => `/postbacks/${hit.receipt}`} />
  );
}

function Why({ hit }: { hit: Hit }) {
  if (hit.reason) {
    return (
      <div className={classes['why']} title={hit.hint ?? undefined}>
        <span className="mono">{hit.reason}</span>
        {hit.hint ? <span className={classes['hint']}>{hit.hint}</span> : null}
      </div>
    );
  }
  if (hit.warnings.length > 0) return <span className="dimmed">with warnings: {hit.warnings.join(', ')}</span>;
  return <span className="dimmed">–</span>;
}
