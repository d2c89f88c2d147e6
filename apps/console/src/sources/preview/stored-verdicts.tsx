import { Link } from 'react-router';
import { formatCount } from '../../format/numbers.js';
import { VerdictText } from '../../postbacks/replay/replay-result.js';
import { DataTable } from '../../ui/data-table.js';
import type { Preview } from './preview.js';

/** What the source's last hits would get under the draft, before anything is saved. */
export function StoredVerdicts({ preview: { hits, summary } }: { preview: Preview }) {
  if (summary.examined === 0) return <p className="dimmed">This source has no stored postbacks to try the settings on yet.</p>;
  const changed = hits.filter((hit) => hit.differs);
  return (
    <>
      <p style={{ margin: '0 0 8px' }} role="status">
        Of the last {formatCount(summary.examined)} postbacks {formatCount(summary.accepted_now)} count today; under these settings{' '}
        <strong>{formatCount(summary.accepted_tried)}</strong> would.
        {changed.length === 0 ? ' No verdict changes.' : ''}
      </p>
      {changed.length === 0 ? null : (
        <DataTable
          caption="Verdicts that would change"
          columns={[
            {
              id: 'hit',
              head: 'Postback',
              cell: (row) => (
                <Link to={`/postbacks/${row.receipt}`} className="mono">
                  {row.receipt.slice(0, 18)}…
                </Link>
              ),
            },
            { id: 'now', head: 'Today', cell: (row) => <VerdictText of={row.now} /> },
            { id: 'tried', head: 'Would be', cell: (row) => <VerdictText of={row.tried} /> },
          ]}
          rows={changed.slice(0, 20)}
          rowKey={(row) => row.receipt}
        />
      )}
    </>
  );
}
