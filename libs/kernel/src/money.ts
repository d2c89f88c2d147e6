import { DomainError } from './domain-error.js';

/** An amount in millionths of its currency's unit, exact: "5.00" is 5_000_000n. Fits int8 up to ± 9.2 × 10¹² units. */
export type Micros = bigint;

export const MICROS_PER_UNIT = 1_000_000n;
/** Largest amount we take anywhere: 10¹² units. Sums of millions of such still fit int8 … numeric sums are used above that. */
export const MAX_AMOUNT: Micros = 1_000_000_000_000n * MICROS_PER_UNIT;
const RATE_SCALE = 10_000_000_000n;

/**
 * Reads a plain decimal ("5", "-0.25", ".5"): at most 6 decimals, no exponent, no separators.
 *
 * returns  micros, or undefined when the text is anything else (lenient reading of advertisers' texts is postbacks')
 */
export function parseDecimal(text: string): Micros | undefined {
  const match = /^(-?)(\d{0,13})(?:\.(\d{0,6}))?$/.exec(text);
  if (!match || (match[2] === '' && (match[3] ?? '') === '')) return undefined;
  const units = BigInt(match[2] || '0') * MICROS_PER_UNIT + BigInt((match[3] ?? '').padEnd(6, '0'));
  return match[1] === '-' ? -units : units;
}

/** parseDecimal for input that must be right; throws DomainError invalid_amount naming the field. */
export function requireDecimal(text: string, field: string): Micros {
  const micros = parseDecimal(text);
  if (micros === undefined || micros > MAX_AMOUNT || micros < -MAX_AMOUNT) {
    throw new DomainError(
      'invalid_amount',
      `${field} "${text}" is not an amount. Send a decimal string such as "5.00", at most 6 decimals.`,
      {
        details: { field },
      },
    );
  }
  return micros;
}

/** Money for JSON and people: at least two decimals, at most six, no trailing noise: 5_000_000n → "5.00", 50n → "0.00005". */
export function formatAmount(micros: Micros): string {
  return formatDecimal(micros, 2);
}

/** Money inside an offer URL, as the seed's example wants it: 5_000_000n → "5", 2_400_000n → "2.4". */
export function formatAmountShort(micros: Micros): string {
  return formatDecimal(micros, 0);
}

function formatDecimal(micros: Micros, minDecimals: number): string {
  const negative = micros < 0n;
  const digits = (negative ? -micros : micros).toString().padStart(7, '0');
  const decimals = digits.slice(-6).replace(/0+$/, '').padEnd(minDecimals, '0');
  return `${negative ? '-' : ''}${digits.slice(0, -6)}${decimals ? `.${decimals}` : ''}`;
}

/** Reads a rate ("1.10", up to 10 decimals, > 0) as an integer scaled by 10¹⁰; undefined when it is none. */
export function parseRate(text: string): bigint | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,10}))?$/.exec(text);
  if (!match) return undefined;
  const scaled = BigInt(match[1] ?? '0') * RATE_SCALE + BigInt((match[2] ?? '').padEnd(10, '0'));
  return scaled > 0n ? scaled : undefined;
}

/** Converts an amount with a rate in parseRate's scale, rounding half away from zero to the micro. */
export function convertAmount(micros: Micros, rateScaled: bigint): Micros {
  return roundDivide(micros * rateScaled, RATE_SCALE);
}

/** Rate a→base divided by rate b→base, in parseRate's scale. */
export function crossRate(aScaled: bigint, bScaled: bigint): bigint {
  return roundDivide(aScaled * RATE_SCALE, bScaled);
}

/** A scaled rate as a decimal string without trailing zeros: 11_000_000_000n → "1.1". */
export function formatRate(rateScaled: bigint): string {
  const digits = rateScaled.toString().padStart(11, '0');
  const decimals = digits.slice(-10).replace(/0+$/, '');
  return `${digits.slice(0, -10)}${decimals ? `.${decimals}` : ''}`;
}

export const RATE_ONE = RATE_SCALE;

function roundDivide(value: bigint, by: bigint): bigint {
  const half = by / 2n;
  return value >= 0n ? (value + half) / by : -((-value + half) / by);
}

/** Is it a currency code by shape (three letters)? Upper-cased when so. Whether we know a rate is another question. */
export function currencyCode(text: string): string | undefined {
  return /^[A-Za-z]{3}$/.test(text) ? text.toUpperCase() : undefined;
}

const ISO_CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** Is it an ISO 4217 code (as the runtime's CLDR knows them)? */
export function isCurrency(code: string): boolean {
  return ISO_CURRENCIES.has(code);
}
