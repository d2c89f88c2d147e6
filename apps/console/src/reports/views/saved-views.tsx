import { ActionIcon, Alert, Button, Checkbox, Group, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { canEdit, useMe } from '../../access/session.js';
import { CrossIcon } from '../../ui/icons.js';
import { Query } from '../../ui/states.js';
import type { ReportView } from '../use-report-view.js';
import classes from './saved-views.module.css';
import { useDeleteView, useSavedViews, useSaveView, type SavedView } from './views.js';

/** Questions kept under a name: what is asked, not for which days. */
export function SavedViews({ view, onDone }: { view: ReportView; onDone: () => void }) {
  const views = useSavedViews();
  const me = useMe();
  const load = (saved: SavedView) => {
    view.show(saved.query);
    onDone();
  };
  return (
    <Query of={views} rows={3}>
      {({ data }) => (
        <>
          {data.length === 0 ? <p className="dimmed">None yet. Arrange a report, then give it a name here.</p> : null}
          <ul className={classes['views']} aria-label="Saved views">
            {data.map((saved) => (
              <SavedRow key={saved.id} saved={saved} onLoad={() => load(saved)} />
            ))}
          </ul>
          {canEdit(me) ? <Save view={view} /> : null}
        </>
      )}
    </Query>
  );
}

function SavedRow({ saved, onLoad }: { saved: SavedView; onLoad: () => void }) {
  const remove = useDeleteView();
  return (
    <li className={classes['view']}>
      <button type="button" className={classes['load']} onClick={onLoad}>
        {saved.name}
      </button>
      {saved.own ? (
        <ActionIcon
          size="sm"
          aria-label={`Delete the view ${saved.name}`}
          loading={remove.isPending}
          onClick={() => remove.mutate(saved.id)}
        >
          <CrossIcon />
        </ActionIcon>
      ) : (
        <span className="dimmed">shared</span>
      )}
    </li>
  );
}

function Save({ view }: { view: ReportView }) {
  const [name, setName] = useState('');
  const [isShared, setIsShared] = useState(false);
  const me = useMe();
  const save = useSaveView();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ name, query: view.shape, shared: isShared }, { onSuccess: () => setName('') });
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          label="Save this view as"
          placeholder="Burning sources"
          required
          maxLength={100}
          flex={1}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
      </Group>
      {me.role === 'admin' ? (
        <Checkbox mt="xs" label="Everybody sees it" checked={isShared} onChange={(event) => setIsShared(event.currentTarget.checked)} />
      ) : null}
      {save.error ? (
        <Alert color="red" variant="light" role="alert" mt="xs">
          {save.error.message}
        </Alert>
      ) : null}
    </form>
  );
}
