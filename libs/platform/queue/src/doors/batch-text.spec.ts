import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { decodeBatch, encodeBatch, splitBatch } from './batch-text.js';

describe('a batch as text', () => {
  it('gives back whatever strings went in', () => {
    // Any 16-bit units: NUL, line feeds, lone surrogates and pairs among them.
    const unit = fc.oneof(fc.constantFrom(0, 10, 0xd83d, 0xde42), fc.integer({ min: 0, max: 0xffff }));
    const anyText = fc.array(unit, { maxLength: 12 }).map((units) => String.fromCharCode(...units));
    const records = fc.array(anyText, { minLength: 1, maxLength: 12 });
    expect(() =>
      fc.assert(fc.property(records, (given) => JSON.stringify(decodeBatch(encodeBatch(given))) === JSON.stringify(given))),
    ).not.toThrow();
  });

  it('never holds what PostgreSQL refuses', () => {
    for (const record of ['a\0b', 'lone \ud800', '\udc00 lone', 'line\nfeed']) {
      const text = encodeBatch([record, '{"plain":true}']);
      expect(text).toMatch(/^J[\x20-\x7e]*$/);
    }
  });

  it('keeps JSON texts unescaped, one per line', () => {
    expect(encodeBatch(['{"a":1}', '{"b":"\\u0000"}'])).toBe('L{"a":1}\n{"b":"\\u0000"}');
  });

  it('is split into smaller ones until each record stands alone, without losing any', () => {
    const alone: string[] = [];
    const split = (records: readonly string[]): void => {
      for (const part of splitBatch(records).map(decodeBatch)) {
        expect(part.length).toBeLessThan(Math.max(2, records.length));
        if (part.length === 1) alone.push(...part);
        else split(part);
      }
    };
    for (const size of [1, 2, 3, 4, 5, 500]) {
      const records = Array.from({ length: size }, (_, at) => `"${at}"`);
      alone.length = 0;
      split(records);
      expect(alone).toEqual(records);
    }
  });

  it('refuses what is no batch', () => {
    expect(() => decodeBatch('X1')).toThrow('not a batch');
    expect(() => decodeBatch({ a: 1 })).toThrow('not a batch');
    expect(() => decodeBatch('J{"a":1}')).toThrow('not a batch');
    expect(() => decodeBatch('J[')).toThrow('JSON');
  });
});
