import { expect, it } from 'vitest';
import { cleanText } from './clean-text.js';

it('removes control characters, NUL and lone surrogates', () => {
  expect(cleanText('a\u0000b\r\nc\u0085d\ud800e\udc00f')).toBe('abcdef');
  expect(cleanText('\ud83d\udcb0 café')).toBe('\ud83d\udcb0 café');
});

it('cuts at 256 without splitting a pair', () => {
  expect(cleanText('x'.repeat(300))).toHaveLength(256);
  expect(cleanText(`${'x'.repeat(255)}\ud83d\udcb0`)).toBe('x'.repeat(255));
});
