import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { tidy, type Settings } from '../source-draft.js';
import type { Part } from './part.js';
import classes from './source-form.module.css';

/** The same settings as the API takes them, for what has no field, and to copy them to another source. */
export function RawSettings({ draft, replaceSettings, faults, readOnly }: Part) {
  const current = JSON.stringify(tidy(draft.settings), null, 2);
  const [typed, setTyped] = useState<string>();
  const parsed = typed === undefined ? {} : parseObject(typed);
  return (
    <details className={classes['group']}>
      <summary>As JSON</summary>
      <Textarea
        mt="sm"
        aria-label="Settings as JSON"
        autosize
        minRows={4}
        maxRows={24}
        spellCheck={false}
        readOnly={readOnly}
        classNames={{ input: 'mono' }}
        value={typed ?? current}
        error={parsed ? faults['settings'] : 'This is not a JSON object.'}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          const settings = parseObject(event.currentTarget.value);
          if (settings) replaceSettings(settings);
        }}
        onBlur={() => parsed && setTyped(undefined)}
      />
    </details>
  );
}

function parseObject(text: string): Settings | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Settings) : undefined;
  } catch {
    return undefined;
  }
}
