import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { decodeBatch, encodeBatch } from './batch-text.js';

describe('a batch as text', () => {
  it('gives back whatever strings went in', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 20 });
    const withLoneSurrogates = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(fc.array(fc.oneof(anyText, withLoneSurrogates), { minLength: 1, maxLength: 20 }), (records) => {
        expect(decodeBatch(encodeBatch(records))).toEqual(records);
      }),
      { numRuns: 60 },
    );
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

  it('refuses what is no batch', () => {
    expect(() => decodeBatch('X1')).toThrow('not a batch');
    expect(() => decodeBatch({ a: 1 })).toThrow('not a batch');
    expect(() => decodeBatch('J{"a":1}')).toThrow('not a batch');
    expect(() => decodeBatch('J[')).toThrow();
  });
});
