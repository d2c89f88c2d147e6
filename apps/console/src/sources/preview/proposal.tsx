import { Button, Group } from '@mantine/core';
import type { Part } from '../form/part.js';
import type { Settings } from '../source-draft.js';
import classes from './preview.module.css';
import type { Preview } from './preview.js';

/** Whose postback it looks like and which settings that takes, with the reason for each; taken over into the draft by one press. */
export function Proposal({ of, part }: { of: Preview; part: Part }) {
  const { proposal, title, confidence, because } = of;
  const isSamePreset = proposal.preset === part.draft.preset;
  const extra = Object.keys(proposal.settings).length;
  if (isSamePreset && extra === 0) return null;
  const take = () => {
    part.set({ preset: proposal.preset });
    part.replaceSettings(merged(part.draft.settings, proposal.settings));
  };
  return (
    <div className={classes['proposal']} role="status">
      <div>
        <strong>{isSamePreset ? 'More can be read from it' : `This looks like ${title}`}</strong>{' '}
        <span className="dimmed">{isSamePreset ? '' : confidence}</span>
      </div>
      <ul className={classes['reasons']}>
        {[...(isSamePreset ? [] : because), ...proposal.notes.map((note) => note.because)].map((reason, at) => (
          <li key={at}>{reason}</li>
        ))}
      </ul>
      <Group>
        <Button onClick={take}>Read it this way</Button>
      </Group>
    </div>
  );
}

/** The proposal laid over what is there: lists and records grow, single values are replaced. */
function merged(settings: Settings, proposed: Settings): Settings {
  const next: Record<string, unknown> = { ...settings };
  for (const [name, value] of Object.entries(proposed)) {
    const before = next[name];
    next[name] = isRecord(before) && isRecord(value) ? { ...before, ...value } : value;
  }
  return next;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
