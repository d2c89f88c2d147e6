import { describe, expect, it } from 'vitest';
import { decodeIdCursor, encodeCursor, page, pageQuery } from './paging.js';

describe('paging', () => {
  const rows = [{ id: 9 }, { id: 8 }, { id: 7 }];
  const cut = (limit: number) =>
    page(
      rows,
      limit,
      (row) => [row.id],
      (row) => String(row.id),
    );

  it('points to the next page when there is a row too many', () => {
    const first = cut(2);
    expect(first.data).toEqual(['9', '8']);
    expect(decodeIdCursor(first.next_cursor ?? undefined)).toBe(8);
  });

  it('ends with null', () => {
    expect(cut(3)).toEqual({ data: ['9', '8', '7'], next_cursor: null });
  });

  it.each(['rubbish', encodeCursor(['a']), encodeCursor([1, 2]), encodeCursor([1.5])])('refuses the cursor %s', (cursor) => {
    expect(() => decodeIdCursor(cursor)).toThrow('not one of ours');
  });

  it('takes 50 by default and at most 500', () => {
    expect(pageQuery.parse({})).toEqual({ limit: 50 });
    expect(pageQuery.safeParse({ limit: '501' }).success).toBe(false);
  });
});
