import { CopyField } from '../ui/copy-field.js';
import { usePresets } from './presets.js';

/** What to know and what to paste at the network whose preset is chosen. */
export function PresetAbout({ name, postbackUrl }: { name: string; postbackUrl: string }) {
  const preset = usePresets().find((each) => each.name === name);
  if (!preset) return null;
  return (
    <div style={{ display: 'grid', gap: 10, paddingBottom: 14 }}>
      {preset.setup ? <p style={{ margin: 0 }}>{preset.setup}</p> : null}
      {preset.template && preset.name !== 'generic' ? (
        <CopyField
          label={`Postback URL with the macros of ${preset.title}`}
          value={`${postbackUrl}?${preset.template}`}
          hint={preset.source ? `From ${preset.source}` : ''}
        />
      ) : null}
    </div>
  );
}
