import { Alert, Button, Group, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { canManage, useMe } from '../../access/session.js';
import { answerOf, api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { Instant } from '../../format/instant.js';
import { formatInstant } from '../../format/instants.js';
import { useZone } from '../../format/zone.js';
import { CopyField } from '../../ui/copy-field.js';
import { DataTable, type Column } from '../../ui/data-table.js';
import { StatusMark } from '../../ui/mark.js';
import { Query } from '../../ui/states.js';
import { GrantForm, type Role } from './grant-form.js';
import { linkHere, useInvite, usePasswordLink, useUserChange, type User } from './people.js';
import classes from '../system.module.css';

/** Who may sign in. People are invited by a link and choose their own passwords. */
export function Users() {
  const me = useMe();
  const list = useQuery({
    queryKey: keys.list('users'),
    queryFn: () => answerOf(api.GET('/api/v1/users', { params: { query: { limit: 200 } } })),
  });
  return (
    <>
      {canManage(me) ? <Invite /> : null}
      <Query of={list}>{({ data }) => <UserTable rows={data} ownId={me.user?.id} mayChange={canManage(me)} />}</Query>
    </>
  );
}

function UserTable({ rows, ownId, mayChange }: { rows: readonly User[]; ownId: string | undefined; mayChange: boolean }) {
  const change = useUserChange();
  const link = usePasswordLink();
  const columns: Column<User>[] = [
    { id: 'email', head: 'E-mail', cell: (user) => user.email },
    {
      id: 'role',
      head: 'Role',
      wide: true,
      cell: (user) =>
        mayChange && user.id !== ownId && user.role !== 'advertiser' ? (
          <RoleSelect user={user} onChange={(role) => change.mutate({ id: user.id, change: { role } })} />
        ) : (
          user.role
        ),
    },
    {
      id: 'seen',
      head: 'Last signed in',
      wide: true,
      cell: (user) => (user.last_sign_in_at ? <Instant at={user.last_sign_in_at} ago /> : 'never'),
    },
    { id: 'state', head: 'State', cell: (user) => <StatusMark status={user.status} /> },
    {
      id: 'change',
      head: <span className="sr-only">Change</span>,
      numeric: true,
      cell: (user) =>
        mayChange && user.id !== ownId ? (
          <Group gap={2} justify="flex-end">
            {user.status === 'disabled' ? null : (
              <Button size="compact-xs" variant="subtle" aria-label={`New link for ${user.email}`} onClick={() => link.mutate(user)}>
                New link
              </Button>
            )}
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={`${user.status === 'disabled' ? 'Enable' : 'Disable'} ${user.email}`}
              onClick={() => change.mutate({ id: user.id, change: { status: user.status === 'disabled' ? 'active' : 'disabled' } })}
            >
              {user.status === 'disabled' ? 'Enable' : 'Disable'}
            </Button>
          </Group>
        ) : null,
    },
  ];
  const error = change.error ?? link.error;
  return (
    <>
      {error ? (
        <Alert color="red" variant="light" role="alert">
          {error.message}
        </Alert>
      ) : null}
      <div role="status">
        {link.data ? <LinkField email={link.variables.email} link={link.data.link} expiresAt={link.data.expires_at} /> : null}
      </div>
      <DataTable caption="Users" columns={columns} rows={rows} rowKey={(user) => user.id} />
    </>
  );
}

function RoleSelect({ user, onChange }: { user: User; onChange: (role: Role) => void }) {
  return (
    <NativeSelect
      aria-label={`Role of ${user.email}`}
      data={['analyst', 'admin']}
      w={110}
      value={user.role}
      onChange={(event) => onChange(event.currentTarget.value as Role)}
    />
  );
}

function Invite() {
  const invite = useInvite();
  return (
    <GrantForm
      field={{ label: 'E-mail', type: 'email', placeholder: 'ann@example.com' }}
      button="Invite"
      isPending={invite.isPending}
      error={invite.error}
      onGrant={({ name, ...rest }) => invite.mutate({ email: name, ...rest })}
    >
      {invite.data ? <LinkField email={invite.data.user.email} link={invite.data.link} expiresAt={invite.data.expires_at} /> : null}
    </GrantForm>
  );
}

function LinkField({ email, link, expiresAt }: { email: string; link: string; expiresAt: string }) {
  const { zone } = useZone();
  const hint = `Shown this once. Send it: whoever opens it chooses the password. Works once, until ${formatInstant(expiresAt, zone)}.`;
  return (
    <div className={classes['secret']}>
      <CopyField label={`Link for ${email}`} value={linkHere(link)} hint={hint} />
    </div>
  );
}
