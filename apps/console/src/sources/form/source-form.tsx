import { Alert, Button, Group } from '@mantine/core';
import type { FormEvent } from 'react';
import { AuthFields } from './auth-fields.js';
import { GeneralFields } from './general-fields.js';
import { NameFields } from './name-fields.js';
import type { Part } from './part.js';
import { RawSettings } from './raw-settings.js';
import classes from './source-form.module.css';
import { ValueFields } from './value-fields.js';

interface Props {
  readonly part: Part;
  readonly revision: number;
  readonly onSave: () => void;
  readonly isSaving: boolean;
  readonly isSaved: boolean;
  readonly error: Error | null;
}

/** How a source's postbacks are read, as fields; everything at once as JSON at the end. */
export function SourceForm({ part, revision, onSave, isSaving, isSaved, error }: Props) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <form onSubmit={submit} style={{ maxWidth: 760 }}>
      <GeneralFields {...part} />
      <NameFields {...part} />
      <ValueFields key={revision} {...part} />
      <AuthFields {...part} />
      <RawSettings {...part} />
      {part.readOnly ? null : (
        <div className={classes['bar']}>
          {error ? (
            <Alert color="red" variant="light" role="alert" mb="xs">
              {error.message}
            </Alert>
          ) : null}
          <Group>
            <Button type="submit" size="sm" loading={isSaving}>
              Save
            </Button>
            <span role="status" className="dimmed">
              {isSaved ? 'Saved. New postbacks are read this way; rejected ones can be replayed.' : ''}
            </span>
          </Group>
        </div>
      )}
    </form>
  );
}
