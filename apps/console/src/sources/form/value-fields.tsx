import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { MEANINGS } from '../source-draft.js';
import { faultIn, type Part } from './part.js';
import classes from './source-form.module.css';
import { WordTable } from './word-table.js';

const AS_PRESET = { value: '', label: 'as the preset says' };
const DECIMALS = [
  AS_PRESET,
  { value: 'auto', label: 'by what fits' },
  { value: 'point', label: 'point: 1,234.56' },
  { value: 'comma', label: 'comma: 1.234,56' },
];
const TRANSITIONS = [
  AS_PRESET,
  { value: 'any', label: 'any' },
  { value: 'approved_is_final', label: 'approved is final' },
  { value: 'pending_only', label: 'only pending may change' },
];

/** What the values mean: status and event words, how amounts are written, what the sender gets as answer. */
export function ValueFields({ draft: { settings }, setSettings, faults, readOnly }: Part) {
  return (
    <>
      <fieldset className={classes['group']}>
        <legend className={classes['legend']}>Words</legend>
        <div className={classes['pair']}>
          <WordTable
            label="Status words"
            word="Status word"
            meanings={MEANINGS}
            value={settings.status_words ?? {}}
            readOnly={readOnly}
            error={faultIn(faults, 'settings.status_words')}
            onChange={(words) => setSettings({ status_words: words })}
          />
          <WordTable
            label="Event names"
            word="Event name"
            value={settings.event_names ?? {}}
            readOnly={readOnly}
            error={faultIn(faults, 'settings.event_names')}
            onChange={(names) => setSettings({ event_names: names })}
          />
          <NativeSelect
            label="Any other status word"
            data={[AS_PRESET, ...MEANINGS]}
            disabled={readOnly}
            value={settings.unknown_status ?? ''}
            onChange={(event) => setSettings({ unknown_status: event.currentTarget.value })}
          />
          <NativeSelect
            label="A status may change"
            data={TRANSITIONS}
            disabled={readOnly}
            value={settings.transitions ?? ''}
            onChange={(event) => setSettings({ transitions: event.currentTarget.value })}
          />
        </div>
        <Checkbox
          mt="sm"
          label="Refuse events that are not named above"
          disabled={readOnly}
          checked={settings.known_events_only ?? false}
          onChange={(event) => setSettings({ known_events_only: event.currentTarget.checked })}
        />
      </fieldset>
      <fieldset className={classes['group']}>
        <legend className={classes['legend']}>Amounts and answer</legend>
        <div className={classes['pair']}>
          <NativeSelect
            label="Decimal sign"
            data={DECIMALS}
            disabled={readOnly}
            value={settings.decimal ?? ''}
            onChange={(event) => setSettings({ decimal: event.currentTarget.value })}
          />
          <TextInput
            label="Refuse a payout above"
            placeholder="no limit"
            readOnly={readOnly}
            error={faultIn(faults, 'settings.max_payout')}
            value={settings.max_payout ?? ''}
            onChange={(event) => setSettings({ max_payout: event.currentTarget.value.trim() })}
          />
          <TextInput
            label="Answer body"
            placeholder="OK and the receipt"
            readOnly={readOnly}
            error={faultIn(faults, 'settings.answer')}
            value={settings.answer ?? ''}
            onChange={(event) => setSettings({ answer: event.currentTarget.value })}
          />
        </div>
        <Checkbox
          mt="sm"
          label="Amounts are in cents"
          disabled={readOnly}
          checked={settings.minor_units ?? false}
          onChange={(event) => setSettings({ minor_units: event.currentTarget.checked })}
        />
        <Checkbox
          mt="xs"
          label="Test source: judged and logged, never in reports"
          disabled={readOnly}
          checked={settings.test ?? false}
          onChange={(event) => setSettings({ test: event.currentTarget.checked })}
        />
      </fieldset>
    </>
  );
}
