import { DIMENSION, type DimensionName } from './dimension-codes.js';

/** A text value of a dimension, as it came in. */
export interface DimensionValue {
  readonly dimension: DimensionName;
  readonly value: string;
}

/** The ids of one idsOf call. `get` answers 0 for an empty value and for one that found no room in a small dimension. */
export class DictionaryIds {
  constructor(private readonly ids: ReadonlyMap<string, number>) {}

  get(dimension: DimensionName, value: string): number {
    if (value === '') return 0;
    return this.ids.get(keyOf(DIMENSION[dimension].code, value)) ?? 0;
  }
}

/** A value's or an id's place in maps and caches. */
export function keyOf(code: number, value: string): string {
  return `${code}:${value}`;
}
