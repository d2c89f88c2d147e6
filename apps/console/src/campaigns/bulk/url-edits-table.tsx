import { Link } from 'react-router';
import { DataTable } from '../../ui/data-table.js';
import type { UrlEdits } from './replace.js';

const KINDS: Readonly<Record<string, string>> = { offer: 'offer', landing_page: 'landing page', fallback: 'fallback' };

/** Each URL before and after, and what would keep it from being saved. */
export function UrlEditsTable({ edits }: { edits: UrlEdits['edits'] }) {
  if (edits.length === 0) return null;
  return (
    <DataTable
      caption="URLs before and after"
      columns={[
        { id: 'campaign', head: 'Campaign', cell: (edit) => <Link to={`/campaigns/${edit.campaign_id}`}>{edit.campaign_name}</Link> },
        { id: 'kind', head: 'URL of', cell: (edit) => KINDS[edit.kind] ?? edit.kind },
        { id: 'before', head: 'Before', cell: (edit) => <Url>{edit.before}</Url> },
        { id: 'after', head: 'After', cell: (edit) => <Url>{edit.after}</Url> },
        { id: 'problem', head: 'Worth a look', cell: (edit) => <Problem edit={edit} /> },
      ]}
      rows={edits}
      rowKey={(edit) => `${edit.campaign_id} ${edit.kind} ${edit.id ?? ''}`}
    />
  );
}

function Url({ children }: { children: string }) {
  return (
    <span className="mono" style={{ overflowWrap: 'anywhere' }}>
      {children}
    </span>
  );
}

function Problem({ edit }: { edit: UrlEdits['edits'][number] }) {
  if (edit.problem) return <span className="loss">{edit.problem.message}</span>;
  return <>{edit.unknown_macros.length > 0 ? `unknown: ${edit.unknown_macros.join(', ')}` : ''}</>;
}
