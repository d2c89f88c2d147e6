import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Item } from '../../api/answer.js';
import { answerOf, api, done } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { Instant } from '../../format/instant.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import { Empty, Query } from '../../ui/states.js';
import { browserName } from './browser-name.js';

type OpenSession = Item<'/api/v1/sessions'>;

/** Open sessions, newest first. of: one person's; absent: everybody's (administrators). */
export function Sessions({ of }: { of?: string | undefined }) {
  const client = useQueryClient();
  const list = useQuery({
    queryKey: keys.list('sessions'),
    queryFn: () => answerOf(api.GET('/api/v1/sessions', { params: { query: { limit: 200 } } })),
  });
  const end = useMutation({
    mutationFn: (id: string) => done(api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all('sessions') }),
  });
  const who: Column<OpenSession>[] = of === undefined ? [{ id: 'who', head: 'Who', cell: ({ user }) => user.email }] : [];
  const columns: Column<OpenSession>[] = [
    ...who,
    { id: 'browser', head: 'Browser', cell: (session) => <span title={session.user_agent ?? ''}>{browserName(session.user_agent)}</span> },
    { id: 'address', head: 'Address', wide: true, cell: (session) => session.address ?? '–' },
    { id: 'since', head: 'Since', cell: (session) => <Instant at={session.created_at} /> },
    { id: 'until', head: 'Ends', wide: true, cell: (session) => <Instant at={session.expires_at} /> },
    {
      id: 'end',
      head: <span className="sr-only">End</span>,
      numeric: true,
      cell: (session) =>
        session.current ? (
          <span className="dimmed">this one</span>
        ) : (
          <ConfirmButton what={`session of ${session.user.email}`} verb="End" onConfirm={() => end.mutate(session.id)} />
        ),
    },
  ];
  return (
    <Query of={list} rows={3}>
      {({ data }) => {
        const shown = of === undefined ? data : data.filter(({ user }) => user.id === of);
        return shown.length === 0 ? (
          <Empty title="Nobody is signed in">API keys have no sessions.</Empty>
        ) : (
          <DataTable caption="Sessions" columns={columns} rows={shown} rowKey={(session) => session.id} />
        );
      }}
    </Query>
  );
}
