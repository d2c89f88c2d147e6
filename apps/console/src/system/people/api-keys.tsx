import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { canManage, useMe } from '../../access/session.js';
import type { Item } from '../../api/answer.js';
import { answerOf, api, done } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { Instant } from '../../format/instant.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { CopyField } from '../../ui/copy-field.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import { StatusMark } from '../../ui/mark.js';
import { Empty, Query } from '../../ui/states.js';
import { GrantForm, type Grant } from './grant-form.js';
import classes from '../system.module.css';

type ApiKey = Item<'/api/v1/api-keys'>;

/** Keys for scripts. A key's value is shown once, when it is made. */
export function ApiKeys() {
  const me = useMe();
  const list = useQuery({
    queryKey: keys.list('api-keys'),
    queryFn: () => answerOf(api.GET('/api/v1/api-keys', { params: { query: { limit: 200 } } })),
  });
  return (
    <>
      {canManage(me) ? <NewKey /> : null}
      <Query of={list}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty title="No API key yet">Issue one above to read reports or create campaigns from a script.</Empty>
          ) : (
            <KeyTable rows={data} mayRevoke={canManage(me)} />
          )
        }
      </Query>
    </>
  );
}

function KeyTable({ rows, mayRevoke }: { rows: readonly ApiKey[]; mayRevoke: boolean }) {
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: (id: string) => done(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all('api-keys') }),
  });
  const columns: Column<ApiKey>[] = [
    { id: 'name', head: 'Name', cell: (key) => key.name },
    { id: 'prefix', head: 'Starts with', wide: true, cell: (key) => <span className="mono">{key.prefix}…</span> },
    { id: 'role', head: 'Role', cell: (key) => key.role },
    { id: 'made', head: 'Made', wide: true, cell: (key) => <Instant at={key.created_at} /> },
    { id: 'used', head: 'Last used', wide: true, cell: (key) => (key.last_used_at ? <Instant at={key.last_used_at} ago /> : 'never') },
    { id: 'state', head: 'State', cell: (key) => <StatusMark status={key.revoked_at ? 'revoked' : 'active'} /> },
    {
      id: 'revoke',
      head: <span className="sr-only">Revoke</span>,
      numeric: true,
      cell: (key) =>
        key.revoked_at || !mayRevoke ? null : <ConfirmButton what={key.name} verb="Revoke" onConfirm={() => revoke.mutate(key.id)} />,
    },
  ];
  return <DataTable caption="API keys" columns={columns} rows={rows} rowKey={(key) => key.id} />;
}

function NewKey() {
  const client = useQueryClient();
  const create = useMutation({
    mutationFn: (grant: Grant) => answerOf(api.POST('/api/v1/api-keys', { body: grant })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all('api-keys') }),
  });
  return (
    <GrantForm
      field={{ label: 'Name', placeholder: 'nightly import' }}
      button="Issue key"
      isPending={create.isPending}
      error={create.error}
      onGrant={(grant) => create.mutate(grant)}
    >
      {create.data ? (
        <div className={classes['secret']}>
          <CopyField
            label={`The key “${create.data.name}”`}
            value={create.data.key}
            hint="Shown this once. Keep it where your script reads it."
          />
        </div>
      ) : null}
    </GrantForm>
  );
}
