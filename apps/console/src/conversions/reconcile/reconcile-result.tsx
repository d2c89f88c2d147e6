import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { formatCount, formatMoney } from '../../format/numbers.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import { StatusMark } from '../../ui/mark.js';
import { Section } from '../../ui/page.js';
import { Empty } from '../../ui/states.js';
import type { Reconciliation } from './reconcile.js';

type They = Reconciliation['they_have'][number];
type We = Reconciliation['we_have'][number];
type Differ = Reconciliation['differ'][number];

/** The three lists, each row with our reason. */
export function ReconcileResult({ answer }: { answer: Reconciliation }) {
  const isEqual = answer.they_have_count + answer.we_have_count + answer.differ_count === 0;
  return (
    <div aria-live="polite">
      <Section title="What came out">
        <p style={{ margin: 0 }}>
          Of {formatCount(answer.rows)} rows {formatCount(answer.agree)} agree with ours.{' '}
          {isEqual ? 'Nothing is missing on either side.' : null}
        </p>
      </Section>
      {isEqual ? null : (
        <>
          <List title="Only they have" count={answer.they_have_count} empty="Every row of theirs stands here, too.">
            <DataTable caption="Only they have" columns={THEY} rows={answer.they_have} rowKey={(row) => String(row.row)} />
          </List>
          <List title="Only we have" count={answer.we_have_count} empty="Every conversion of ours stands in their file.">
            <DataTable caption="Only we have" columns={WE} rows={answer.we_have} rowKey={(row) => row.conversion_id} />
          </List>
          <List title="Both have, but different" count={answer.differ_count} empty="What both have is the same.">
            <DataTable caption="Both have, but different" columns={DIFFER} rows={answer.differ} rowKey={(row) => row.ours.conversion_id} />
          </List>
        </>
      )}
    </div>
  );
}

function List({ title, count, empty, children }: { title: string; count: number; empty: string; children: ReactNode }) {
  return <Section title={`${title} (${formatCount(count)})`}>{count === 0 ? <Empty title="None">{empty}</Empty> : children}</Section>;
}

const clickColumn = {
  id: 'click',
  head: 'Click id',
  wide: true,
};

const Click = ({ id }: { id: string }) => (
  <Link className="mono" to={`/clicks/${encodeURIComponent(id)}`} title={id}>
    {id.length > 22 ? `${id.slice(0, 20)}…` : id}
  </Link>
);

const Reason = ({ row }: { row: { readonly reason: string; readonly hint: string } }) => (
  <>
    <span className="mono">{row.reason}</span> <span className="dimmed">{row.hint}</span>
  </>
);

const THEY: Column<They>[] = [
  { id: 'row', head: 'Row', numeric: true, cell: (row) => row.row },
  { ...clickColumn, cell: (row) => <Click id={row.click_id} /> },
  { id: 'txid', head: 'Transaction', cell: (row) => row.txid ?? '–' },
  { id: 'payout', head: 'Payout', numeric: true, cell: (row) => row.payout ?? '–' },
  { id: 'reason', head: 'Here', cell: (row) => <Reason row={row} /> },
  {
    id: 'receipt',
    head: 'Postback',
    cell: (row) => (row.receipt ? <Link to={`/postbacks/${row.receipt}`}>Explain</Link> : <span className="dimmed">none came</span>),
  },
];

const WE: Column<We>[] = [
  { id: 'conversion', head: 'Conversion', cell: (row) => <Link to={`/conversions/${row.conversion_id}`}>{row.event}</Link> },
  { ...clickColumn, cell: (row) => <Click id={row.click_id} /> },
  { id: 'txid', head: 'Transaction', cell: (row) => row.txid ?? '–' },
  { id: 'status', head: 'Status', cell: (row) => <StatusMark status={row.status} /> },
  { id: 'payout', head: 'Payout', numeric: true, cell: (row) => formatMoney(row.payout, row.currency) },
  { id: 'reason', head: 'Why', cell: (row) => <Reason row={row} /> },
];

const DIFFER: Column<Differ>[] = [
  { id: 'row', head: 'Row', numeric: true, cell: (row) => row.theirs.row },
  { id: 'conversion', head: 'Ours', cell: (row) => <Link to={`/conversions/${row.ours.conversion_id}`}>{row.ours.event}</Link> },
  { ...clickColumn, cell: (row) => <Click id={row.ours.click_id} /> },
  {
    id: 'fields',
    head: 'Differs in',
    cell: (row) => row.fields.map(({ field, theirs, ours }) => `${field}: theirs ${theirs}, ours ${ours}`).join(' · '),
  },
  { id: 'reason', head: 'Why', cell: (row) => <Reason row={row} /> },
];
