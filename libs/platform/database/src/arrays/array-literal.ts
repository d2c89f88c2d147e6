/**
 * Arrays as PostgreSQL's own text. The driver's serialiser escapes every element, needed or not: in a profile of the worker
 * that was among its costliest functions.
 */

/** Values that need no quoting: numbers, uuids, instants, words of closed sets. null becomes NULL. */
export function plainArray(values: readonly (number | bigint | boolean | string | null | undefined)[]): string {
  // Joined, not put together piece by piece: each + leaves a rope behind, and a batch of postbacks has fifty thousand values.
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}

/** Any texts; most need no quoting. */
export function textArray(values: readonly (string | null | undefined)[]): string {
  return `{${values.map(quoted).join(',')}}`;
}

function quoted(value: string | null | undefined): string {
  if (value === null || value === undefined) return 'NULL';
  if (/^[A-Za-z0-9_.:/-]+$/.test(value) && !/^null$/i.test(value)) return value;
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}

/**
 * Texts without line feeds that would all need quoting (JSON, URLs), for `string_to_array($n, E'\n')`. None may be empty:
 * one empty text alone would come out as no element.
 */
export function linesOf(values: readonly string[]): string {
  return values.join('\n');
}
