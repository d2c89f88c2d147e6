import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { fieldFaults } from '../api/api-error.js';
import type { Body } from '../api/answer.js';
import { Section } from '../ui/page.js';
import type { Part } from './form/part.js';
import { SourceForm } from './form/source-form.js';
import type { Pasted } from './preview/preview.js';
import { PresetAbout } from './preset-about.js';
import { TryRequest } from './preview/try-request.js';
import { draftOf, tidy } from './source-draft.js';
import { useChangeSource, type OneSource } from './sources.js';

type SourceSettings = Body<'/api/v1/postback-sources/{id}', 'patch'>['settings'];

interface Props {
  readonly source: OneSource;
  readonly readOnly: boolean;
  readonly example: Pasted | undefined;
  /** receipt of the hit one came from */
  readonly hit?: string | undefined;
}

/** One draft of the settings: tried on a postback above, edited field by field below, saved as a whole. */
export function SourceEditor({ source, readOnly, example, hit }: Props) {
  const [draft, setDraft] = useState(() => draftOf(source));
  // Fields that keep half-typed rows of their own begin anew when the settings are replaced as a whole.
  const [revision, setRevision] = useState(0);
  const change = useChangeSource(source.id);
  const part: Part = {
    draft,
    faults: fieldFaults(change.error),
    readOnly,
    set: (values) => {
      change.reset();
      setDraft((before) => ({ ...before, ...values }));
    },
    setSettings: (values) => {
      change.reset();
      setDraft((before) => ({ ...before, settings: { ...before.settings, ...values } }));
    },
    replaceSettings: (settings) => {
      setDraft((before) => ({ ...before, settings }));
      setRevision((before) => before + 1);
    },
  };
  const save = () => change.mutate({ name: draft.name, preset: draft.preset, settings: tidy(draft.settings) as SourceSettings });
  return (
    <>
      <Section title="Try a postback">
        <TryRequest part={part} sourceId={source.id} example={example} />
      </Section>
      {change.isSuccess && hit !== undefined ? (
        <Alert variant="light" color="indigo" mt="md" title="Saved">
          <Button variant="default" component={Link} to={`/postbacks/${hit}`}>
            Back to the postback, to replay it
          </Button>
        </Alert>
      ) : null}
      <Section title="How its postbacks are read">
        <PresetAbout name={draft.preset} postbackUrl={source.postback_url} />
        <SourceForm
          part={part}
          revision={revision}
          onSave={save}
          isSaving={change.isPending}
          isSaved={change.isSuccess}
          error={change.error}
        />
      </Section>
    </>
  );
}
