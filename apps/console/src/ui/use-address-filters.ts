import { useSearchParams } from 'react-router';

/** A list's filters, kept in the address so that a link reproduces the list. */
export interface AddressFilters<Name extends string> {
  readonly search: URLSearchParams;
  /** '' when not set */
  readonly get: (name: Name) => string;
  /** Blank and undefined take a filter away. */
  readonly set: (values: Partial<Record<Name, string | undefined>>) => void;
  readonly clear: () => void;
  readonly isAny: boolean;
}

export function useAddressFilters<Name extends string>(names: readonly Name[]): AddressFilters<Name> {
  const [search, setSearch] = useSearchParams();
  return {
    search,
    get: (name) => search.get(name) ?? '',
    set: (values) =>
      setSearch((before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries<string | undefined>(values)) {
          const text = value?.trim() ?? '';
          if (text === '') next.delete(name);
          else next.set(name, text);
        }
        return next;
      }),
    clear: () => setSearch({}),
    isAny: names.some((name) => search.has(name)),
  };
}
