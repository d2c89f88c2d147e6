import { DomainError } from '#kernel';
import { z } from 'zod';

/** `?limit=&cursor=` of every list. Extend it: `pageQuery.extend({ status: … })`. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50).meta({ description: 'How many at most, 1 to 500', example: 50 }),
  cursor: z.string().max(1000).optional().meta({ description: '`next_cursor` of the page before' }),
});

export type PageQuery = z.infer<typeof pageQuery>;

/** What every list answers. `next_cursor` is null on the last page. */
export interface Page<T> {
  readonly data: T[];
  readonly next_cursor: string | null;
}

/** The schema of a list's answer, for the API's description. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    data: z.array(item),
    next_cursor: z.string().nullable().meta({ description: 'Pass as `cursor` for the next page; null: this was the last' }),
  });
}

/**
 * Makes a page from rows fetched with `LIMIT limit + 1`.
 *
 * keyOf    the sort key of a row, as the store's query compares it (`WHERE id < $cursor`)
 */
export function page<Row, Item>(rows: readonly Row[], limit: number, keyOf: (row: Row) => CursorKey, show: (row: Row) => Item): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { data: shown.map(show), next_cursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}

/** The sort key of a page's last row: as many values as the list is sorted by. */
export type CursorKey = readonly (string | number)[];

export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * Reads a cursor; undefined stays undefined (first page).
 *
 * length  how many values the list's cursor holds
 * throws  DomainError invalid_cursor
 */
export function decodeCursor(cursor: string | undefined, length: number): CursorKey | undefined {
  if (cursor === undefined || cursor === '') return undefined;
  const key = cursorKey.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (key.success && key.data.length === length) return key.data;
  throw new DomainError('invalid_cursor', 'This cursor is not one of ours. Use next_cursor of the page before, or leave it out.');
}

/** decodeCursor for lists sorted by one whole number (an id). throws DomainError invalid_cursor */
export function decodeIdCursor(cursor: string | undefined): number | undefined {
  const id = decodeCursor(cursor, 1)?.[0];
  if (id === undefined) return undefined;
  const number = Number(id);
  if (Number.isSafeInteger(number)) return number;
  throw new DomainError('invalid_cursor', 'This cursor is not one of ours. Use next_cursor of the page before, or leave it out.');
}

const cursorKey = z.array(z.union([z.string(), z.number()]));

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
