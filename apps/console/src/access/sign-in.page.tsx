import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { EntryPage } from './entry-page.js';
import { FirstRun } from './first-run.js';
import classes from './entry-page.module.css';
import { useSetup } from './setup.js';
import { useSignIn } from './session.js';

/** Shown in place of any screen while nobody is signed in; after it the screen that was asked for appears. */
export function SignInPage() {
  const setup = useSetup();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useSignIn();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ email: email.trim(), password });
  };
  return (
    <EntryPage title={setup.data?.first_run ? 'Welcome to Rebound' : 'Sign in'}>
      {setup.data?.first_run ? <FirstRun setup={setup.data} /> : null}
      <form onSubmit={submit}>
        <Stack gap="sm">
          {signIn.error ? (
            <Alert color="red" variant="light" role="alert">
              {signIn.error.message}
            </Alert>
          ) : null}
          <TextInput
            size="sm"
            label="E-mail"
            name="email"
            autoComplete="username"
            inputMode="email"
            required
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            size="sm"
            label="Password"
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button size="sm" type="submit" loading={signIn.isPending}>
            Sign in
          </Button>
        </Stack>
      </form>
      {setup.data?.first_run === false ? (
        <p className={classes['hint']}>Forgot the password? Any administrator can make you a link to choose another.</p>
      ) : null}
    </EntryPage>
  );
}
