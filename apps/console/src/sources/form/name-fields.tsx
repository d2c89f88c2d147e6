import { TagsInput } from '@mantine/core';
import { ROLES, type Role } from '../source-draft.js';
import { faultIn, type Part } from './part.js';
import classes from './source-form.module.css';

/** What the sender calls each thing. Empty: the preset's and the usual names are tried. */
export function NameFields({ draft, setSettings, faults, readOnly }: Part) {
  const names = draft.settings.names ?? {};
  return (
    <fieldset className={classes['group']}>
      <legend className={classes['legend']}>Parameter names</legend>
      <p className={classes['note']}>Only where the sender uses other names than the preset and the usual ones.</p>
      <div className={classes['pair']}>
        {(Object.entries(ROLES) as [Role, string][]).map(([role, label]) => (
          <TagsInput
            key={role}
            label={label}
            size="xs"
            readOnly={readOnly}
            acceptValueOnBlur
            error={faultIn(faults, `settings.names.${role}`)}
            value={[...(names[role] ?? [])]}
            onChange={(list) => setSettings({ names: { ...names, [role]: list } })}
          />
        ))}
        <TagsInput
          label="Not to be read"
          size="xs"
          readOnly={readOnly}
          acceptValueOnBlur
          value={[...(draft.settings.not_names ?? [])]}
          onChange={(list) => setSettings({ not_names: list })}
        />
      </div>
    </fieldset>
  );
}
