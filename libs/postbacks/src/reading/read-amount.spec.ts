import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount } from '#kernel';
import { fromMinorUnits, readAmount, type AmountStyle } from './read-amount.js';

const shown = (text: string, style?: AmountStyle) => {
  const reading = readAmount(text, style);
  return reading.kind === 'amount'
    ? [formatAmount(reading.micros), reading.currency ?? '', ...reading.warnings].join(' ').trim()
    : reading.kind;
};

describe('readAmount', () => {
  it.each([
    ['5', '5.00'],
    ['5.00', '5.00'],
    ['.5', '0.50'],
    ['5.', '5.00'],
    ['12,34', '12.34'],
    ['0,5', '0.50'],
    ['0,123', '0.123'],
    ['1.234', '1.234'],
    ['1.234,56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1,234', '1234.00  ambiguous_number'],
    ['1,234,567', '1234567.00'],
    ['1.234.567', '1234567.00'],
    ['1 234,56', '1234.56'],
    ["1'234.50", '1234.50'],
    ['$5.00', '5.00'],
    ['5 EUR', '5.00 EUR'],
    ['5.00USD', '5.00 USD'],
    ['EUR 5', '5.00 EUR'],
    ['€5', '5.00 EUR'],
    ['-$5.00', '-5.00'],
    ['$-5', '-5.00'],
    ['+5', '5.00'],
    ['−5', '-5.00'],
    ['-0', '0.00'],
    ['1e-5', '0.00001'],
    ['1.5E1', '15.00'],
    ['0.00000049', '0.00  rounded'],
    ['0.0000005', '0.000001  rounded'],
    ['19.900000000000002', '19.90  rounded'],
    [' 5.00 ', '5.00'],
  ])('%s is %s', (text, wanted) => expect(shown(text)).toBe(wanted));

  it.each(['', 'undefined', 'NaN', 'None', 'null', 'n/a', '-'])('"%s" is as good as not sent', (text) =>
    expect(shown(text)).toBe('missing'),
  );

  it.each([
    'Infinity',
    '-Infinity',
    '0x10',
    '1_000',
    '%',
    '=1+1',
    '5; UPDATE',
    '1,23,456',
    '1.2.3',
    '1,2.3,4',
    '5 XYZ',
    'five',
    '--5',
    '1e308',
    '1e999',
    '.',
    ',',
    '٥',
    '5 5',
  ])('%s is no amount', (text) => expect(shown(text)).toBe('invalid'));

  it('calls what exceeds 10¹² out of range, however many digits', () => {
    expect(shown('1000000000000.000001')).toBe('out_of_range');
    expect(shown('1000000000000')).toBe('1000000000000.00');
    expect(shown('9'.repeat(400))).toBe('out_of_range');
  });

  it('believes a source that states its decimal mark', () => {
    expect(shown('1,234', { decimal: 'comma', minorUnits: false })).toBe('1.234');
    expect(shown('1.234', { decimal: 'comma', minorUnits: false })).toBe('1234.00');
    expect(shown('1,234', { decimal: 'point', minorUnits: false })).toBe('1234.00');
  });

  it('reads minor units by their currency', () => {
    expect(fromMinorUnits(1_580_000_000n, 'USD')).toBe(15_800_000n);
    expect(fromMinorUnits(1_580_000_000n, 'JPY')).toBe(1_580_000_000n);
    expect(fromMinorUnits(1_580_000_000n, 'KWD')).toBe(1_580_000n);
  });

  it('reads back every amount we write', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (micros) => {
        expect(readAmount(formatAmount(micros))).toMatchObject({ kind: 'amount', micros });
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => void readAmount(text)));
    fc.assert(fc.property(fc.stringMatching(/^[-+$€ 0-9.,'eE]{0,30}$/), (text) => void readAmount(text)));
  });
});
