import { Alert, Button, PasswordInput, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { answerOf, api } from '../api/client.js';
import { keys } from '../api/keys.js';
import { Instant } from '../format/instant.js';
import { Loading } from '../ui/states.js';
import { EntryPage } from './entry-page.js';
import classes from './entry-page.module.css';

const LEAST = 8;

/** Where an invitation or a reset link leads: choose a password, and be signed in. The token is behind "#": no server logs it. */
export function SetPasswordPage() {
  const token = useLocation().hash.slice(1);
  const link = useQuery({
    queryKey: ['password-link', token],
    queryFn: () => answerOf(api.POST('/api/v1/password-links/check', { body: { token } })),
    retry: false,
    staleTime: Infinity,
  });
  if (link.data) {
    return (
      <EntryPage title={link.data.purpose === 'invitation' ? 'Welcome to Rebound' : 'Choose a new password'}>
        <Choose token={token} email={link.data.email} expiresAt={link.data.expires_at} />
      </EntryPage>
    );
  }
  return (
    <EntryPage title="Choose a password">
      {link.error ? (
        <>
          <Alert color="red" variant="light" role="alert">
            {link.error.message}
          </Alert>
          <p className={classes['hint']}>
            <Link to="/">Go to the sign-in</Link>
          </p>
        </>
      ) : (
        <Loading rows={3} />
      )}
    </EntryPage>
  );
}

function Choose({ token, email, expiresAt }: { token: string; email: string; expiresAt: string }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const use = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/password-links/use', { body: { token, password } })),
    onSuccess: async (session) => {
      client.setQueryData(keys.session, session);
      await navigate('/');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    use.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <div>
          For <b>{email}</b>. Nobody else will know it.
        </div>
        {use.error ? (
          <Alert color="red" variant="light" role="alert">
            {use.error.message}
          </Alert>
        ) : null}
        <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
        <PasswordInput
          size="sm"
          label="New password"
          description={`At least ${LEAST} characters, better 15`}
          name="password"
          autoComplete="new-password"
          required
          minLength={LEAST}
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button size="sm" type="submit" loading={use.isPending} disabled={password.length < LEAST}>
          Save and sign in
        </Button>
        <p className={classes['hint']}>
          This link works once, until <Instant at={expiresAt} />.
        </p>
      </Stack>
    </form>
  );
}
