import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Item } from '../../api/answer.js';
import { answerOf, api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { formatCount } from '../../format/numbers.js';
import { Instant } from '../../format/instant.js';
import { DataTable } from '../../ui/data-table.js';
import { Section } from '../../ui/page.js';
import { lookBack } from '../../postbacks/hit-query.js';

type Hit = Item<'/api/v1/postbacks'>;
const LOOKED_AT = 200;

interface ReasonRow {
  readonly reason: string;
  readonly hint: string;
  readonly hits: number;
  readonly latest: string;
}

/** Why postbacks of this campaign did not count, on its own page: reason, who has to do what, how many of the newest rejected hits. */
export function RejectedReasons({ campaignId }: { campaignId: string }) {
  const query = { campaign_id: campaignId, outcome: 'rejected' as const, from: lookBack(), limit: LOOKED_AT };
  const rejected = useQuery({
    queryKey: keys.list('postbacks', query),
    queryFn: () => answerOf(api.GET('/api/v1/postbacks', { params: { query } })),
    refetchInterval: 10_000,
  });
  const hits = rejected.data?.data ?? [];
  if (hits.length === 0) return null;
  const isCut = rejected.data?.next_cursor !== null;
  return (
    <Section
      title={`Rejected postbacks (${isCut ? `newest ${LOOKED_AT}` : formatCount(hits.length)})`}
      actions={<Link to={`/postbacks?campaign_id=${campaignId}&outcome=rejected`}>All rejected</Link>}
    >
      <DataTable
        caption="Rejected postbacks by reason"
        columns={[
          {
            id: 'reason',
            head: 'Reason',
            cell: (row) => <Link to={`/postbacks?campaign_id=${campaignId}&outcome=rejected&reason=${row.reason}`}>{row.reason}</Link>,
          },
          { id: 'hint', head: 'What to do', cell: (row) => row.hint },
          { id: 'hits', head: 'Hits', numeric: true, cell: (row) => formatCount(row.hits) },
          { id: 'latest', head: 'Latest', numeric: true, wide: true, cell: (row) => <Instant at={row.latest} ago /> },
        ]}
        rows={byReason(hits)}
        rowKey={(row) => row.reason}
      />
    </Section>
  );
}

function byReason(hits: readonly Hit[]): ReasonRow[] {
  const rows = new Map<string, ReasonRow>();
  for (const hit of hits) {
    const reason = hit.reason ?? 'unknown';
    const known = rows.get(reason);
    rows.set(reason, known ? { ...known, hits: known.hits + 1 } : { reason, hint: hit.hint ?? '', hits: 1, latest: hit.received_at });
  }
  return [...rows.values()].sort((a, b) => b.hits - a.hits);
}
