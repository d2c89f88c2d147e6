import { Button, NativeSelect, TextInput } from '@mantine/core';
import { addDays } from '../format/days.js';
import type { AddressFilters } from './use-address-filters.js';

interface FieldOf<Name extends string> {
  readonly filters: AddressFilters<Name>;
  readonly name: Name;
  readonly label: string;
}

/** Applies with Enter, or when the field is left. */
export function TypedFilter<Name extends string>(props: FieldOf<Name> & { readonly width: number; readonly placeholder?: string }) {
  const { filters, name, label, width, placeholder } = props;
  const apply = (text: string) => filters.set({ [name]: text } as Partial<Record<Name, string>>);
  return (
    <TextInput
      // Uncontrolled while one types; a new one when the address changes.
      key={filters.get(name)}
      label={label}
      w={width}
      placeholder={placeholder}
      defaultValue={filters.get(name)}
      onBlur={(event) => apply(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Enter' && apply(event.currentTarget.value)}
    />
  );
}

type Choice = string | { readonly value: string; readonly label: string };

/** `all`: what choosing nothing is called. */
export function ChosenFilter<Name extends string>(
  props: FieldOf<Name> & { readonly choices: readonly Choice[]; readonly all?: string; readonly maxWidth?: number },
) {
  const { filters, name, label, choices, all = 'All', maxWidth } = props;
  return (
    <NativeSelect
      label={label}
      maw={maxWidth}
      data={[{ value: '', label: all }, ...choices]}
      value={filters.get(name)}
      onChange={(event) => filters.set({ [name]: event.currentTarget.value } as Partial<Record<Name, string>>)}
    />
  );
}

/** First and last day, both included; the address and the API say where the range ends, a day later. */
export function DayFilters({ filters }: { readonly filters: AddressFilters<'from' | 'to'> }) {
  const { get, set } = filters;
  const last = get('to') === '' ? '' : addDays(get('to'), -1);
  return (
    <>
      <TextInput
        type="date"
        label="First day"
        value={get('from')}
        max={last || undefined}
        onChange={(event) => set({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label="Last day"
        value={last}
        min={get('from') || undefined}
        onChange={(event) => set({ to: event.currentTarget.value === '' ? '' : addDays(event.currentTarget.value, 1) })}
      />
    </>
  );
}

export function ClearFilters({ filters }: { readonly filters: Pick<AddressFilters<string>, 'isAny' | 'clear'> }) {
  if (!filters.isAny) return null;
  return (
    <Button variant="subtle" onClick={filters.clear}>
      Clear
    </Button>
  );
}
