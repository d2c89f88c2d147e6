import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  convertAmount,
  crossRate,
  currencyCode,
  formatAmount,
  formatAmountShort,
  formatRate,
  isCurrency,
  parseDecimal,
  parseRate,
  RATE_ONE,
  requireDecimal,
} from './money.js';

describe('money', () => {
  it.each([
    ['5', 5_000_000n],
    ['5.00', 5_000_000n],
    ['.5', 500_000n],
    ['5.', 5_000_000n],
    ['-0.25', -250_000n],
    ['0.000001', 1n],
    ['1234567890123', 1_234_567_890_123_000_000n],
  ])('reads %s', (text, micros) => {
    expect(parseDecimal(text)).toBe(micros);
  });

  it.each(['', '.', '-', '1e3', '0x10', '1,5', ' 5', '5 ', '0.0000001', '+5', 'NaN', '12345678901234'])('does not read %j', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  it('refuses with the field and the remedy', () => {
    expect(() => requireDecimal('five', 'payout')).toThrow('payout "five" is not an amount');
  });

  it.each([
    [5_000_000n, '5.00', '5'],
    [2_400_000n, '2.40', '2.4'],
    [50n, '0.00005', '0.00005'],
    [-250_000n, '-0.25', '-0.25'],
    [0n, '0.00', '0'],
    [19_900_000n, '19.90', '19.9'],
  ])('writes %s as %s and short as %s', (micros, long, short) => {
    expect(formatAmount(micros)).toBe(long);
    expect(formatAmountShort(micros)).toBe(short);
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (micros) => {
        expect(parseDecimal(formatAmount(micros))).toBe(micros);
        expect(parseDecimal(formatAmountShort(micros))).toBe(micros);
      }),
    );
  });

  it('converts exactly, half away from zero', () => {
    const rate = parseRate('1.10') ?? 0n;
    expect(convertAmount(10_000_000n, rate)).toBe(11_000_000n);
    expect(convertAmount(5n, parseRate('0.1') ?? 0n)).toBe(1n);
    expect(convertAmount(-5n, parseRate('0.1') ?? 0n)).toBe(-1n);
    expect(convertAmount(4n, parseRate('0.1') ?? 0n)).toBe(0n);
    expect(formatRate(crossRate(rate, RATE_ONE))).toBe('1.1');
  });

  it.each(['0', '', '-1', '1e5', '0.00000000001', 'abc'])('takes no rate %j', (text) => {
    expect(parseRate(text)).toBeUndefined();
  });

  it('knows currencies', () => {
    expect(currencyCode('eur')).toBe('EUR');
    expect(currencyCode('XXX1')).toBeUndefined();
    expect([isCurrency('EUR'), isCurrency('INR'), isCurrency('QQQ')]).toEqual([true, true, false]);
  });
});
