import { Select } from '@mantine/core';
import { usePresets } from './presets.js';

interface Props {
  readonly value: string;
  readonly onChange: (preset: string) => void;
  readonly readOnly?: boolean;
  readonly error?: string | undefined;
}

/** Whose dialect a source speaks; found by typing part of the network's name. */
export function PresetPicker({ value, onChange, readOnly = false, error }: Props) {
  const presets = usePresets();
  const known = presets.some((preset) => preset.name === value) || value === '';
  const options = presets.map((preset) => ({ value: preset.name, label: preset.title }));
  return (
    <Select
      label="Speaks like"
      description="A network's preset; generic fits most"
      required
      searchable
      allowDeselect={false}
      readOnly={readOnly}
      error={error}
      nothingFoundMessage="No such preset"
      data={known ? options : [{ value, label: value }, ...options]}
      value={value}
      onChange={(preset) => preset && onChange(preset)}
    />
  );
}
