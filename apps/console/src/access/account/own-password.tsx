import { Alert, Button, PasswordInput, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { fieldFaults } from '../../api/api-error.js';
import { api, done } from '../../api/client.js';
import { keys } from '../../api/keys.js';

const LEAST = 8;

/** Another password for oneself; other sessions end with the old one. */
export function OwnPassword({ temporary }: { temporary: boolean }) {
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = useMutation({
    mutationFn: () => done(api.PUT('/api/v1/session/password', { body: { current_password: current, password } })),
    onSuccess: async () => {
      setCurrent('');
      setPassword('');
      await Promise.all([
        client.invalidateQueries({ queryKey: keys.session }),
        client.invalidateQueries({ queryKey: keys.all('sessions') }),
      ]);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  const faults = fieldFaults(change.error);
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" maw={340}>
        {temporary ? (
          <Alert color="yellow" variant="light">
            Your password was made for you, so somebody else may know it. Choose your own.
          </Alert>
        ) : null}
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          required
          error={faults['current_password']}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          label="New password"
          description={`At least ${LEAST} characters, better 15`}
          autoComplete="new-password"
          required
          minLength={LEAST}
          error={faults['password']}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" loading={change.isPending} disabled={password.length < LEAST}>
            Change password
          </Button>
        </div>
        <div role="status">{change.isSuccess ? 'Changed. Your other sessions have ended.' : ''}</div>
        {change.error && Object.keys(faults).length === 0 ? (
          <Alert color="red" variant="light" role="alert">
            {change.error.message}
          </Alert>
        ) : null}
      </Stack>
    </form>
  );
}
