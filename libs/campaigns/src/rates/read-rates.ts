import { invalidRequest } from '#http';
import { crossRate, formatRate, isCurrency, parseRate, RATE_ONE } from '#kernel';

/** A rate to be stored: `rate` units of the base currency for one unit of `currency`. */
export interface RateInput {
  readonly currency: string;
  readonly rate: string;
}

/**
 * Reads rates in any of the forms people send:
 * {currency, rate} · {from, to, rate} · an array of these · {rates: {EUR: "1.10"}} or {rates: [...]} · {EUR: "1.10"} · {EUR_USD: "1.10"}
 *
 * baseCurrency  rates are to or from this one; from it (USD→EUR) they are turned round
 * throws        DomainError invalid_request naming the part that cannot be read
 */
export function readRates(body: unknown, baseCurrency: string): RateInput[] {
  const rates = entriesOf(body, baseCurrency, []);
  if (rates.length === 0) throw invalidRequest([{ message: 'holds no rate. Send {"currency":"EUR","rate":"1.10"}' }]);
  if (rates.length > 500) throw invalidRequest([{ message: 'holds more than 500 rates' }]);
  // The base currency is worth itself; said so, it is nothing to store.
  return [...new Map(rates.filter(({ currency }) => currency !== baseCurrency).map((rate) => [rate.currency, rate])).values()];
}

type Path = readonly (string | number)[];

function entriesOf(body: unknown, base: string, path: Path): RateInput[] {
  if (Array.isArray(body)) return body.flatMap((item, index) => entriesOf(item, base, [...path, index]));
  if (body === null || typeof body !== 'object') throw invalidRequest([{ path, message: 'is not an object with a rate' }]);
  const record = body as Record<string, unknown>;
  if (record['rates'] !== undefined) return entriesOf(record['rates'], baseOf(record, base, path), [...path, 'rates']);
  if (record['rate'] !== undefined) return [oneRate(record, base, path)];
  return Object.entries(record).map(([pair, rate]) => {
    const [from = '', to] = pair.split(/[_/]/);
    return pairRate({ from, to: to ?? base, rate }, base, [...path, pair]);
  });
}

function oneRate(record: Record<string, unknown>, base: string, path: Path): RateInput {
  const from = record['currency'] ?? record['from'];
  if (from === undefined) throw invalidRequest([{ path: [...path, 'currency'], message: 'is needed' }]);
  return pairRate({ from, to: record['to'] ?? baseOf(record, base, path), rate: record['rate'] }, base, path);
}

function baseOf(record: Record<string, unknown>, base: string, path: Path): string {
  const named = record['base'] ?? record['base_currency'];
  if (named === undefined || currencyOf(named, [...path, 'base']) === base) return base;
  throw invalidRequest([{ path: [...path, 'base'], message: `is not BASE_CURRENCY, which is ${base} here` }]);
}

function pairRate(pair: { from: unknown; to: unknown; rate: unknown }, base: string, path: Path): RateInput {
  const from = currencyOf(pair.from, path);
  const to = currencyOf(pair.to, path);
  const scaled = typeof pair.rate === 'string' || typeof pair.rate === 'number' ? parseRate(String(pair.rate).trim()) : undefined;
  if (scaled === undefined) {
    throw invalidRequest([
      {
        path: [...path, 'rate'],
        message: `"${String(pair.rate)}" is not a rate. Send a decimal above 0 such as "1.10", at most 10 decimals`,
      },
    ]);
  }
  if (to === base) return { currency: from, rate: formatRate(scaled) };
  const turned = from === base ? crossRate(RATE_ONE, scaled) : 0n;
  if (turned > 0n) return { currency: to, rate: formatRate(turned) };
  throw invalidRequest([{ path, message: `${from} to ${to} is not a rate to or from BASE_CURRENCY, which is ${base} here` }]);
}

function currencyOf(value: unknown, path: Path): string {
  const code = typeof value === 'string' ? value.trim().toUpperCase() : '';
  if (isCurrency(code)) return code;
  throw invalidRequest([{ path, message: `"${String(value)}" is not an ISO 4217 currency such as EUR` }]);
}
