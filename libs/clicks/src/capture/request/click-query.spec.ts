import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ClickQuery } from './click-query.js';

const get = (raw: string, name: string) => new ClickQuery(raw).get(name);

it('takes the first value of a parameter, names in any case', () => {
  expect(get('sub1=a&sub1=b&SUB1=c', 'sub1')).toBe('a');
  expect(get('Supply_ID=x', 'supply_id')).toBe('x');
  expect(get('&&a=1&amp;sub2=y&', 'sub2')).toBe('y');
});

it('reads escapes, plus signs and UTF-8', () => {
  expect(get('a=x+y%20z%2Bq', 'a')).toBe('x y z+q');
  expect(get('a=%D0%BF%F0%9F%92%B0', 'a')).toBe('п\u{1f4b0}');
  expect(get(`a=${Buffer.from('é').toString('latin1')}`, 'a')).toBe('é');
  expect(get('a=b=c', 'a')).toBe('b=c');
});

it('keeps broken escapes as text and shows broken UTF-8 as U+FFFD', () => {
  expect(get('a=%ZZ', 'a')).toBe('%ZZ');
  expect(get('a=100%', 'a')).toBe('100%');
  expect(get('a=%ff%20x', 'a')).toBe('\ufffd x');
});

it('knows names that objects know, and only when given', () => {
  expect(get('__proto__=1&constructor=2', '__proto__')).toBe('1');
  expect(get('a=1', 'constructor')).toBe('');
  expect(get('flag', 'flag')).toBe('');
});

it('never throws, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
      expect(get(raw, 'a')).toBeTypeOf('string');
    }),
  );
});

it('reads a thousand parameters', () => {
  expect(get(Array.from({ length: 1_000 }, (_, i) => `p${i}=${i}`).join('&'), 'p999')).toBe('999');
});
