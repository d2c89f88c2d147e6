export type FilterMode = 'is' | 'is_not' | 'contains' | 'contains_not';

/** Keeps rows by a dimension. '' is "not given". */
export interface ViewFilter {
  readonly dimension: string;
  readonly mode: FilterMode;
  readonly values: readonly string[];
}

export const FILTER_MODES: Readonly<Record<FilterMode, { label: string; sign: string }>> = {
  is: { label: 'is', sign: '' },
  is_not: { label: 'is not', sign: '!' },
  contains: { label: 'contains', sign: '~' },
  contains_not: { label: 'does not contain', sign: '!~' },
};

/** As the API reads it: `ES,FR`, `!ES`, `~part`; commas and leading signs inside a value are escaped. */
export function filterText({ mode, values }: ViewFilter): string {
  const escaped = values.map((value, at) => (at === 0 ? value.replace(/^([!~\\])/, '\\$1') : value).replaceAll(',', '\\,'));
  return FILTER_MODES[mode].sign + escaped.join(',');
}

/** Every `filter[…]` of an address. */
export function readFilters(search: URLSearchParams): readonly ViewFilter[] {
  return [...search.entries()].flatMap(([name, text]) => {
    const dimension = /^filter\[([a-z][a-z0-9_]*)\]$/.exec(name)?.[1];
    return dimension === undefined ? [] : [readFilter(dimension, text)];
  });
}

function readFilter(dimension: string, text: string): ViewFilter {
  const [, not = '', contains = '', rest = ''] = /^(!?)(~?)([\s\S]*)$/.exec(text) ?? [];
  const mode: FilterMode = contains ? (not ? 'contains_not' : 'contains') : not ? 'is_not' : 'is';
  const values = rest.split(/(?<!\\),/).map((value) => value.replace(/\\([\s\S])/g, '$1'));
  return { dimension, mode, values };
}
