import type { DimensionName } from './dimension-codes.js';

/** A text value of a dimension, as it came in. */
export interface DimensionValue {
  readonly dimension: DimensionName;
  readonly value: string;
}

/**
 * Ids of values, dimension by dimension. A map for each: a key made of both would be a new text to build and to hash at every look,
 * and a batch of clicks looks twenty thousand times.
 */
export class DictionaryIds {
  private readonly byDimension = new Map<DimensionName, Map<string, number>>();

  /** maxValues  of each dimension; beyond that the oldest is forgotten */
  constructor(private readonly maxValues = Infinity) {}

  /** 0 for an empty value and for one that found no room in a small dimension. */
  get(dimension: DimensionName, value: string): number {
    return value === '' ? 0 : (this.find(dimension, value) ?? 0);
  }

  /** undefined: not known */
  find(dimension: DimensionName, value: string): number | undefined {
    return this.byDimension.get(dimension)?.get(value);
  }

  set(dimension: DimensionName, value: string, id: number): void {
    const ids = this.byDimension.get(dimension) ?? new Map<string, number>();
    if (ids.size === 0) this.byDimension.set(dimension, ids);
    if (ids.size >= this.maxValues) for (const oldest of ids.keys()) if (ids.delete(oldest)) break;
    ids.set(value, id);
  }
}

/** What rows of the dictionary are told apart and sorted by. */
export function keyOf(code: number, value: string): string {
  return `${code}:${value}`;
}
