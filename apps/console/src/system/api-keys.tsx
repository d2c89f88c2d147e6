import { Alert, Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Item } from '../api/answer.js';
import { answerOf, api, done } from '../api/client.js';
import { keys } from '../api/keys.js';
import { useAdvertisers } from '../campaigns/advertiser-select.js';
import { Instant } from '../format/instant.js';
import { CopyField } from '../ui/copy-field.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { StatusMark } from '../ui/mark.js';
import { Empty, Query } from '../ui/states.js';
import classes from './system.module.css';

type ApiKey = Item<'/api/v1/api-keys'>;

/** Keys for scripts. A key's value is shown once, when it is made. */
export function ApiKeys() {
  const client = useQueryClient();
  const list = useQuery({
    queryKey: keys.list('api-keys'),
    queryFn: () => answerOf(api.GET('/api/v1/api-keys', { params: { query: { limit: 200 } } })),
  });
  const revoke = useMutation({
    mutationFn: (id: string) => done(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all('api-keys') }),
  });
  const columns: Column<ApiKey>[] = [
    { id: 'name', head: 'Name', cell: (key) => key.name },
    { id: 'prefix', head: 'Starts with', wide: true, cell: (key) => <span className="mono">{key.prefix}…</span> },
    { id: 'role', head: 'Role', cell: (key) => key.role },
    { id: 'used', head: 'Last used', wide: true, cell: (key) => (key.last_used_at ? <Instant at={key.last_used_at} ago /> : 'never') },
    { id: 'state', head: 'State', cell: (key) => <StatusMark status={key.revoked_at ? 'revoked' : 'active'} /> },
    {
      id: 'revoke',
      head: <span className="sr-only">Revoke</span>,
      numeric: true,
      cell: (key) => (key.revoked_at ? null : <Revoke name={key.name} onRevoke={() => revoke.mutate(key.id)} />),
    },
  ];
  return (
    <>
      <NewKey />
      <Query of={list}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty title="No API key yet">Issue one above to read reports or create campaigns from a script.</Empty>
          ) : (
            <DataTable caption="API keys" columns={columns} rows={data} rowKey={(key) => key.id} />
          )
        }
      </Query>
    </>
  );
}

/** Asks once more in place: a revoked key cannot be brought back. */
function Revoke({ name, onRevoke }: { name: string; onRevoke: () => void }) {
  const [asked, setAsked] = useState(false);
  return (
    <Button
      size="compact-xs"
      variant={asked ? 'filled' : 'subtle'}
      color="red"
      aria-label={asked ? `Really revoke ${name}` : `Revoke ${name}`}
      onBlur={() => setAsked(false)}
      onClick={() => (asked ? onRevoke() : setAsked(true))}
    >
      {asked ? 'Really revoke' : 'Revoke'}
    </Button>
  );
}

function NewKey() {
  const client = useQueryClient();
  const advertisers = useAdvertisers();
  const [name, setName] = useState('');
  const [role, setRole] = useState<ApiKey['role']>('analyst');
  const [advertiserId, setAdvertiserId] = useState('');
  const create = useMutation({
    mutationFn: () =>
      answerOf(api.POST('/api/v1/api-keys', { body: { name, role, advertiser_id: role === 'advertiser' ? advertiserId : null } })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all('api-keys') }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="flex-end" mb="sm">
        <TextInput
          label="Name"
          placeholder="nightly import"
          required
          w={220}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label="Role"
          data={['analyst', 'admin', 'advertiser']}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as ApiKey['role'])}
        />
        {role === 'advertiser' ? (
          <NativeSelect
            label="Advertiser"
            required
            data={[
              { value: '', label: 'Choose…' },
              ...(advertisers.data?.data ?? []).map((each) => ({ value: each.id, label: each.name })),
            ]}
            value={advertiserId}
            onChange={(event) => setAdvertiserId(event.currentTarget.value)}
          />
        ) : null}
        <Button type="submit" loading={create.isPending}>
          Issue key
        </Button>
      </Group>
      {create.error ? (
        <Alert color="red" variant="light" role="alert">
          {create.error.message}
        </Alert>
      ) : null}
      {create.data ? (
        <div className={classes['secret']}>
          <CopyField
            label={`The key “${create.data.name}”`}
            value={create.data.key}
            hint="Shown this once. Keep it where your script reads it."
          />
        </div>
      ) : null}
    </form>
  );
}
