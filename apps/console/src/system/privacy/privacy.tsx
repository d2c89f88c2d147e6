import { Alert, Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { erasePerson, PERSON_BY, savePerson, type PersonBy } from './person.js';

/** What data protection asks for: everything held about one person as a file, or everything personal gone. */
export function Privacy() {
  const [by, setBy] = useState<PersonBy>('click_id');
  const [text, setText] = useState('');
  const person = { by, text: text.trim() };
  const save = useMutation({ mutationFn: savePerson });
  const erase = useMutation({ mutationFn: erasePerson });
  const forget = () => [save, erase].forEach((each) => each.reset());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    forget();
    save.mutate(person);
  };
  const error = save.error ?? erase.error;
  return (
    <form onSubmit={submit}>
      <Text size="sm" c="dimmed" mb="sm" maw={720}>
        For a visitor who asks what you hold about them, or asks you to forget it. The file holds their clicks, postbacks as they came,
        conversions and what still lies in a queue; secrets of senders are masked. Erasing overwrites address, agent, referrer, ids and raw
        postbacks, and cannot be undone. The click, its dimensions and the money stay, so no report changes. Both are noted in the audit
        log, without naming the person.
      </Text>
      <Group gap="xs" align="flex-end">
        <NativeSelect
          label="Person by"
          data={[...PERSON_BY]}
          value={by}
          onChange={(event) => setBy(event.currentTarget.value as PersonBy)}
        />
        <TextInput
          label="Id or address"
          required
          maxLength={256}
          w={420}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" loading={save.isPending}>
          Download what is held
        </Button>
        <ConfirmButton
          what="this person"
          verb="Erase"
          inForm
          disabled={person.text === ''}
          onConfirm={() => {
            forget();
            erase.mutate(person);
          }}
        />
      </Group>
      <div role="status">
        {save.isSuccess ? (
          <Text size="sm" mt="sm">
            Saved as person.json
          </Text>
        ) : null}
        {erase.data ? <Erased {...erase.data} /> : null}
      </div>
      {error ? (
        <Alert color="red" mt="sm" title="That did not work">
          {error.message}
        </Alert>
      ) : null}
    </form>
  );
}

function Erased({ clicks, postbacks, conversions, unfinished }: Awaited<ReturnType<typeof erasePerson>>) {
  return (
    <Alert color={unfinished ? 'yellow' : 'green'} mt="sm" title={unfinished ? 'Erased, and the rest follows by itself' : 'Erased'}>
      {`Overwritten: ${clicks} clicks, ${postbacks} postbacks, ${conversions} conversions.`}
      {unfinished
        ? ' Something may still lie in a queue or wait for its click. It is decided first and overwritten right after, within a minute as a rule.'
        : ''}
    </Alert>
  );
}
