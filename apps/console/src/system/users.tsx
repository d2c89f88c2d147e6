import { Alert, Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useMe } from '../access/session.js';
import type { Item } from '../api/answer.js';
import { answerOf, api } from '../api/client.js';
import { keys } from '../api/keys.js';
import { useAdvertisers } from '../campaigns/advertiser-select.js';
import { Instant } from '../format/instant.js';
import { CopyField } from '../ui/copy-field.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { StatusMark } from '../ui/mark.js';
import { Query } from '../ui/states.js';
import classes from './system.module.css';

type User = Item<'/api/v1/users'>;

/** Who may sign in. */
export function Users() {
  const me = useMe();
  const client = useQueryClient();
  const list = useQuery({
    queryKey: keys.list('users'),
    queryFn: () => answerOf(api.GET('/api/v1/users', { params: { query: { limit: 200 } } })),
  });
  const change = useMutation({
    mutationFn: ({ id, status }: Pick<User, 'id' | 'status'>) =>
      answerOf(api.PATCH('/api/v1/users/{id}', { params: { path: { id } }, body: { status } })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all('users') }),
  });
  const columns: Column<User>[] = [
    { id: 'email', head: 'E-mail', cell: (user) => user.email },
    { id: 'role', head: 'Role', cell: (user) => user.role },
    { id: 'since', head: 'Since', wide: true, cell: (user) => <Instant at={user.created_at} /> },
    { id: 'state', head: 'State', cell: (user) => <StatusMark status={user.status} /> },
    {
      id: 'change',
      head: <span className="sr-only">Change</span>,
      numeric: true,
      cell: (user) =>
        user.id === me.user?.id ? null : (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => change.mutate({ id: user.id, status: user.status === 'active' ? 'disabled' : 'active' })}
          >
            {user.status === 'active' ? 'Disable' : 'Enable'}
          </Button>
        ),
    },
  ];
  return (
    <>
      <NewUser />
      {change.error ? (
        <Alert color="red" variant="light" role="alert">
          {change.error.message}
        </Alert>
      ) : null}
      <Query of={list}>{({ data }) => <DataTable caption="Users" columns={columns} rows={data} rowKey={(user) => user.id} />}</Query>
    </>
  );
}

function NewUser() {
  const client = useQueryClient();
  const advertisers = useAdvertisers();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<User['role']>('analyst');
  const [advertiserId, setAdvertiserId] = useState('');
  const create = useMutation({
    mutationFn: () =>
      answerOf(api.POST('/api/v1/users', { body: { email, role, advertiser_id: role === 'advertiser' ? advertiserId : null } })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.all('users') }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="flex-end" mb="sm">
        <TextInput
          label="E-mail"
          type="email"
          placeholder="ann@example.com"
          required
          w={220}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <NativeSelect
          label="Role"
          data={['analyst', 'admin', 'advertiser']}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as User['role'])}
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
          Add user
        </Button>
      </Group>
      {create.error ? (
        <Alert color="red" variant="light" role="alert">
          {create.error.message}
        </Alert>
      ) : null}
      {create.data?.password ? (
        <div className={classes['secret']}>
          <CopyField
            label={`First password of ${create.data.email}`}
            value={create.data.password}
            hint="Shown this once. Hand it over on a safe way."
          />
        </div>
      ) : null}
    </form>
  );
}
