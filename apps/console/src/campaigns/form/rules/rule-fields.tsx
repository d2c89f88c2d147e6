import { ActionIcon, Button, Group, NativeSelect, Stack, TagsInput, TextInput } from '@mantine/core';
import { CrossIcon } from '../../../ui/icons.js';
import { HourFields } from './hour-fields.js';
import { LIST_RULES, type RuleRow, type RulesDraft } from './rule-rows.js';

const CHOICES = [...Object.entries(LIST_RULES).map(([value, { label }]) => ({ value, label })), { value: 'query', label: 'URL parameter' }];

interface Props {
  readonly value: RulesDraft;
  readonly onChange: (value: RulesDraft) => void;
  readonly error?: string | undefined;
}

/** Whom an offer takes. Every line must hold; without any it takes everybody. */
export function RuleFields({ value, onChange, error }: Props) {
  const { rows } = value;
  const set = (next: readonly RuleRow[]) => onChange({ ...value, rows: next });
  const change = (at: number, values: Partial<RuleRow>) => set(rows.map((row, index) => (index === at ? { ...row, ...values } : row)));
  return (
    <Stack gap="xs">
      {rows.length === 0 ? (
        <p className="dimmed" style={{ margin: 0 }}>
          Takes every visitor.
        </p>
      ) : null}
      {rows.map((row, at) => (
        <RuleLine
          key={at}
          row={row}
          number={at + 1}
          onChange={(values) => change(at, values)}
          onRemove={() => set(rows.filter((_, index) => index !== at))}
        />
      ))}
      <Group>
        <Button variant="subtle" onClick={() => set([...rows, { rule: 'country', parameter: '', mode: 'allow', values: [] }])}>
          Add a rule
        </Button>
      </Group>
      <HourFields value={value} onChange={onChange} />
      {error ? (
        <div className="loss" role="alert">
          {error}
        </div>
      ) : null}
    </Stack>
  );
}

interface LineProps {
  readonly row: RuleRow;
  readonly number: number;
  readonly onChange: (values: Partial<RuleRow>) => void;
  readonly onRemove: () => void;
}

function RuleLine({ row, number, onChange, onRemove }: LineProps) {
  return (
    <Group gap={6} align="flex-start" role="group" aria-label={`Rule ${number}`}>
      <NativeSelect
        aria-label={`Rule ${number} looks at`}
        data={CHOICES}
        w={150}
        value={row.rule}
        onChange={(event) => onChange({ rule: event.currentTarget.value })}
      />
      {row.rule === 'query' ? (
        <TextInput
          aria-label={`Parameter of rule ${number}`}
          placeholder="parameter"
          w={110}
          value={row.parameter}
          onChange={(event) => onChange({ parameter: event.currentTarget.value })}
        />
      ) : null}
      <NativeSelect
        aria-label={`Condition of rule ${number}`}
        data={[
          { value: 'allow', label: 'is one of' },
          { value: 'block', label: 'is none of' },
        ]}
        w={110}
        value={row.mode}
        onChange={(event) => onChange({ mode: event.currentTarget.value as RuleRow['mode'] })}
      />
      <TagsInput
        aria-label={`Values of rule ${number}`}
        placeholder={row.values.length === 0 ? (LIST_RULES[row.rule]?.hint ?? 'values') : ''}
        size="xs"
        flex="1 1 200px"
        acceptValueOnBlur
        splitChars={[',']}
        value={[...row.values]}
        onChange={(values) => onChange({ values })}
      />
      <ActionIcon aria-label={`Remove rule ${number}`} onClick={onRemove} mt={3}>
        <CrossIcon />
      </ActionIcon>
    </Group>
  );
}
