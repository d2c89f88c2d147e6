import { TextInput } from '@mantine/core';
import { PresetPicker } from '../preset-picker.js';
import type { Part } from './part.js';
import classes from './source-form.module.css';

/** Its name, and whose dialect it speaks. */
export function GeneralFields({ draft, set, faults, readOnly }: Part) {
  return (
    <div className={classes['pair']} style={{ paddingBottom: 16 }}>
      <TextInput
        label="Name"
        required
        readOnly={readOnly}
        error={faults['name']}
        value={draft.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <PresetPicker value={draft.preset} onChange={(preset) => set({ preset })} readOnly={readOnly} error={faults['preset']} />
    </div>
  );
}
