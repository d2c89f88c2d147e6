import { useInfiniteQuery } from '@tanstack/react-query';
import type { Item } from '../api/answer.js';
import { answerOf, api } from '../api/client.js';
import { keys } from '../api/keys.js';
import { Instant, TimeHead } from '../format/instant.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { MoreButton } from '../ui/more-button.js';
import { Empty, Query } from '../ui/states.js';

type Entry = Item<'/api/v1/audit-log'>;

const COLUMNS: Column<Entry>[] = [
  { id: 'at', head: <TimeHead />, cell: (entry) => <Instant at={entry.at} /> },
  { id: 'actor', head: 'Who', cell: (entry) => entry.actor },
  { id: 'action', head: 'Did', cell: (entry) => entry.action },
  {
    id: 'object',
    head: 'To',
    cell: (entry) => (
      <span title={entry.object_id} className="nowrap">{`${entry.object_type.replaceAll('_', ' ')} ${shortId(entry.object_id)}`}</span>
    ),
  },
  { id: 'change', head: 'Change', wide: true, cell: (entry) => <span className="mono">{changeText(entry.change)}</span> },
];

/** Who changed what, newest first. */
export function AuditLog() {
  const log = useInfiniteQuery({
    queryKey: keys.list('audit-log', { pages: true }),
    queryFn: ({ pageParam }) => answerOf(api.GET('/api/v1/audit-log', { params: { query: { limit: 100, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next_cursor ?? undefined,
  });
  return (
    <>
      <Query of={log}>
        {({ pages }) => {
          const entries = pages.flatMap((page) => page.data);
          return entries.length === 0 ? (
            <Empty title="Nothing was changed yet" />
          ) : (
            <DataTable caption="Audit log" columns={COLUMNS} rows={entries} rowKey={(entry) => entry.id} />
          );
        }}
      </Query>
      <MoreButton {...log} />
    </>
  );
}

const SHORT = 18;

/** Receipts and their like are told apart by their first characters; the whole one is in the title. */
function shortId(id: string): string {
  return id.length > SHORT ? `${id.slice(0, SHORT - 1)}…` : id;
}

/** {"status":{"from":"active","to":"paused"}} → "status: active → paused" */
function changeText(change: Readonly<Record<string, unknown>>): string {
  return Object.entries(change)
    .map(([name, value]) => (isChange(value) ? `${name}: ${show(value.from)} → ${show(value.to)}` : `${name}: ${show(value)}`))
    .join(', ');
}

function isChange(value: unknown): value is { from: unknown; to: unknown } {
  return typeof value === 'object' && value !== null && 'from' in value && 'to' in value;
}

function show(value: unknown): string {
  if (value === null || value === undefined) return '–';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
