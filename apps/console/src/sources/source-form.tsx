import { Alert, Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { fieldFaults } from '../api/api-error.js';
import { useChangeSource, type OneSource } from './sources.js';

const EXAMPLE = '{ "names": { "click_id": ["subid"] }, "status_words": { "paid": "approved" } }';

/** Name, preset, and everything that differs from the preset as the API takes it. Secrets come masked; a masked one is kept as it is. */
export function SourceForm({ source, readOnly }: { source: OneSource; readOnly: boolean }) {
  const [name, setName] = useState(source.name);
  const [preset, setPreset] = useState(source.preset);
  const [settings, setSettings] = useState(() => JSON.stringify(source.settings, null, 2));
  const change = useChangeSource(source.id);
  const parsed = parseObject(settings);
  const faults = fieldFaults(change.error);
  const isSettingsChanged = settings !== JSON.stringify(source.settings, null, 2);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (parsed) change.mutate({ name, preset, ...(isSettingsChanged ? { settings: parsed } : {}) });
  };
  return (
    <form onSubmit={submit} style={{ maxWidth: 680 }}>
      <Stack gap="sm">
        <TextInput
          label="Name"
          required
          readOnly={readOnly}
          value={name}
          error={faults['name']}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label="Speaks like"
          description="A network's preset, such as everflow, tune or keitaro; generic fits most"
          required
          readOnly={readOnly}
          value={preset}
          error={faults['preset']}
          onChange={(event) => setPreset(event.currentTarget.value)}
        />
        <Textarea
          label="What differs from the preset"
          description={`Parameter names, status words, number style, authentication. For example ${EXAMPLE}`}
          autosize
          minRows={4}
          spellCheck={false}
          readOnly={readOnly}
          classNames={{ input: 'mono' }}
          value={settings}
          error={parsed ? faults['settings'] : 'This is not a JSON object.'}
          onChange={(event) => setSettings(event.currentTarget.value)}
        />
        {change.error ? (
          <Alert color="red" variant="light" role="alert">
            {change.error.message}
          </Alert>
        ) : null}
        {readOnly ? null : (
          <Group>
            <Button type="submit" loading={change.isPending} disabled={!parsed}>
              Save
            </Button>
            <span role="status" className="dimmed">
              {change.isSuccess ? 'Saved. New postbacks are read this way.' : ''}
            </span>
          </Group>
        )}
      </Stack>
    </form>
  );
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
