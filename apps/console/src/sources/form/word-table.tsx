import { ActionIcon, Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { CrossIcon } from '../../ui/icons.js';
import classes from './source-form.module.css';

interface Props {
  readonly label: string;
  /** what one word is, for screen readers and the button */
  readonly word: string;
  readonly value: Readonly<Record<string, string>>;
  readonly onChange: (value: Record<string, string>) => void;
  /** undefined: any text */
  readonly meanings?: readonly string[];
  readonly readOnly: boolean;
  readonly error?: string | undefined;
}

/** Words of the sender and what they mean here. */
export function WordTable({ label, word, value, onChange, meanings, readOnly, error }: Props) {
  // Rows of their own: while one types, a word may be empty or stand there twice.
  const [rows, setRows] = useState<readonly (readonly [string, string])[]>(() => Object.entries(value));
  const change = (next: readonly (readonly [string, string])[]) => {
    setRows(next);
    onChange(Object.fromEntries(next.filter(([each, meaning]) => each.trim() !== '' && meaning !== '')));
  };
  const edit = (at: number, row: readonly [string, string]) => change(rows.map((each, index) => (index === at ? row : each)));
  return (
    <div role="group" aria-label={label} className={classes['words']}>
      <div className={classes['label']}>{label}</div>
      {rows.map(([each, meaning], at) => (
        <Group key={at} gap={6} wrap="nowrap" mb={4}>
          <TextInput
            aria-label={`${word} ${at + 1}`}
            placeholder="paid"
            readOnly={readOnly}
            value={each}
            onChange={(event) => edit(at, [event.currentTarget.value, meaning])}
          />
          <span aria-hidden>→</span>
          {meanings ? (
            <NativeSelect
              aria-label={`Meaning of ${word.toLowerCase()} ${at + 1}`}
              data={[...meanings]}
              disabled={readOnly}
              value={meaning}
              onChange={(event) => edit(at, [each, event.currentTarget.value])}
            />
          ) : (
            <TextInput
              aria-label={`Meaning of ${word.toLowerCase()} ${at + 1}`}
              placeholder="sale"
              readOnly={readOnly}
              value={meaning}
              onChange={(event) => edit(at, [each, event.currentTarget.value])}
            />
          )}
          {readOnly ? null : (
            <ActionIcon
              aria-label={`Remove ${word.toLowerCase()} ${at + 1}`}
              onClick={() => change(rows.filter((_, index) => index !== at))}
            >
              <CrossIcon />
            </ActionIcon>
          )}
        </Group>
      ))}
      {readOnly ? null : (
        <Button variant="subtle" onClick={() => setRows([...rows, ['', meanings?.[0] ?? '']])}>
          Add {/^[aeiou]/i.test(word) ? 'an' : 'a'} {word.toLowerCase()}
        </Button>
      )}
      {error ? <div className="loss">{error}</div> : null}
    </div>
  );
}
