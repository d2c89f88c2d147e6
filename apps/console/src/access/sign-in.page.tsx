import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useState, type FormEvent } from 'react';
import { Brand } from '../shell/brand.js';
import { useSignIn } from './session.js';
import classes from './sign-in.module.css';

/** Shown in place of any screen while nobody is signed in; after it the screen that was asked for appears. */
export function SignInPage() {
  useDocumentTitle('Sign in · Rebound');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useSignIn();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ email: email.trim(), password });
  };
  return (
    <main className={classes['page']}>
      <form onSubmit={submit} className={classes['form']} aria-labelledby="sign-in">
        <Brand />
        <h1 id="sign-in" className={classes['title']}>
          Sign in
        </h1>
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
        <p className={classes['hint']}>
          First start? The address and a generated password of the first administrator were printed where Rebound was started.
        </p>
      </form>
    </main>
  );
}
