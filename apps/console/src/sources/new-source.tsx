import { Alert, Button, Group, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { fieldFaults } from '../api/api-error.js';
import { AdvertiserSelect } from '../campaigns/advertiser-select.js';
import { useCreateSource } from './sources.js';

/** A name is enough; how the sender speaks is set on the source's own page. */
export function NewSource() {
  const [name, setName] = useState('');
  const [advertiserId, setAdvertiserId] = useState<string>();
  const create = useCreateSource();
  const navigate = useNavigate();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name, advertiser_id: advertiserId }, { onSuccess: (source) => void navigate(`/sources/${source.id}`) });
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="flex-end">
        <TextInput
          label="Name"
          required
          placeholder="Acme network"
          w={240}
          error={fieldFaults(create.error)['name']}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <AdvertiserSelect value={advertiserId} onChange={setAdvertiserId} />
        <Button type="submit" loading={create.isPending}>
          Add source
        </Button>
      </Group>
      {create.error ? (
        <Alert color="red" variant="light" role="alert" mt="xs">
          {create.error.message}
        </Alert>
      ) : null}
    </form>
  );
}
