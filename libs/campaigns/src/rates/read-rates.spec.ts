import { describe, expect, it } from 'vitest';
import { readRates } from './read-rates.js';

describe('readRates', () => {
  const EUR = { currency: 'EUR', rate: '1.1' };

  it.each([
    [{ currency: 'EUR', rate: '1.10' }, [EUR]],
    [{ currency: 'eur', rate: 1.1 }, [EUR]],
    [{ from: 'EUR', to: 'USD', rate: '1.10' }, [EUR]],
    [{ from: 'USD', to: 'EUR', rate: '0.8' }, [{ currency: 'EUR', rate: '1.25' }]],
    [
      [
        { currency: 'EUR', rate: '1.1' },
        { from: 'GBP', rate: '1.25' },
      ],
      [EUR, { currency: 'GBP', rate: '1.25' }],
    ],
    [{ rates: { EUR: '1.10', GBP: 1.25 } }, [EUR, { currency: 'GBP', rate: '1.25' }]],
    [{ rates: [{ currency: 'EUR', rate: '1.10' }] }, [EUR]],
    [{ base: 'USD', rates: { EUR: '1.10' } }, [EUR]],
    [{ EUR: '1.10' }, [EUR]],
    [{ EUR_USD: '1.10', 'GBP/USD': '1.25' }, [EUR, { currency: 'GBP', rate: '1.25' }]],
    [{ EUR: '1.10', USD: '1' }, [EUR]],
    [
      [
        { currency: 'EUR', rate: '9' },
        { currency: 'EUR', rate: '1.1' },
      ],
      [EUR],
    ],
  ])('reads %j', (body, rates) => {
    expect(readRates(body, 'USD')).toEqual(rates);
  });

  it.each([
    [null, 'object'],
    ['EUR', 'object'],
    [{}, 'no rate'],
    [[], 'no rate'],
    [{ currency: 'EUR' }, 'ISO 4217'],
    [{ currency: 'EURO', rate: '1' }, '"EURO"'],
    [{ rate: '1' }, 'currency: is needed'],
    [{ currency: 'EUR', rate: '-1' }, '"-1"'],
    [{ currency: 'EUR', rate: '0' }, '"0"'],
    [{ currency: 'EUR', rate: '1,1' }, '"1,1"'],
    [{ currency: 'EUR', rate: 1e-7 }, '"1e-7"'],
    [{ currency: 'EUR', rate: null }, '"null"'],
    [{ from: 'EUR', to: 'GBP', rate: '1' }, 'BASE_CURRENCY'],
    [{ base: 'EUR', rates: { GBP: '1' } }, 'BASE_CURRENCY'],
  ])('refuses %j', (body, sentence) => {
    expect(() => readRates(body, 'USD')).toThrow(sentence);
  });
});
