import { Alert, Button, Group, NativeSelect, TextInput, type TextInputProps } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useAdvertisers } from '../../campaigns/advertiser-select.js';
import classes from '../system.module.css';

export type Role = 'admin' | 'analyst' | 'advertiser';

/** To whom (a person's address, a key's name) and what it may do. */
export interface Grant {
  readonly name: string;
  readonly role: Role;
  /** with role advertiser only */
  readonly advertiser_id: string | null;
}

interface Props {
  readonly field: Pick<TextInputProps, 'label' | 'placeholder' | 'type'>;
  readonly button: string;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onGrant: (grant: Grant) => void;
  /** what came of the last one: a key, a link */
  readonly children?: ReactNode;
}

const ROLES: readonly { readonly value: Role; readonly label: string }[] = [
  { value: 'analyst', label: 'Analyst: reads all' },
  { value: 'admin', label: 'Administrator: all' },
  { value: 'advertiser', label: 'Advertiser: its own' },
];

/** The one form with which access is given, to people and to scripts. */
export function GrantForm({ field, button, isPending, error, onGrant, children }: Props) {
  const advertisers = useAdvertisers();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('analyst');
  const [advertiserId, setAdvertiserId] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onGrant({ name: name.trim(), role, advertiser_id: role === 'advertiser' ? advertiserId : null });
  };
  const choices = (advertisers.data?.data ?? []).map((each) => ({ value: each.id, label: each.name }));
  return (
    <form onSubmit={submit} className={classes['grant']}>
      <Group gap="xs" align="flex-end">
        <TextInput {...field} required w={220} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <NativeSelect label="Role" data={[...ROLES]} value={role} onChange={(event) => setRole(event.currentTarget.value as Role)} />
        {role === 'advertiser' ? (
          <NativeSelect
            label="Advertiser"
            required
            data={[{ value: '', label: 'Choose…' }, ...choices]}
            value={advertiserId}
            onChange={(event) => setAdvertiserId(event.currentTarget.value)}
          />
        ) : null}
        <Button type="submit" loading={isPending}>
          {button}
        </Button>
      </Group>
      {error ? (
        <Alert color="red" variant="light" role="alert" mt="xs">
          {error.message}
        </Alert>
      ) : null}
      <div role="status">{children}</div>
    </form>
  );
}
