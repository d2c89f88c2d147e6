import { isCurrency, MAX_AMOUNT, type Micros } from '#kernel';
import type { Warning } from '../reasons.js';
import { isEmptyWord } from './detect-macro.js';

export interface AmountStyle {
  /** what a comma means; auto: decided by what stands around it */
  readonly decimal: 'auto' | 'comma' | 'point';
  /** amounts are in cents (or whatever the currency's minor unit is) */
  readonly minorUnits: boolean;
}

export type AmountReading =
  | { readonly kind: 'amount'; readonly micros: Micros; readonly currency: string | undefined; readonly warnings: readonly Warning[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'out_of_range' };

/** Signs that name one currency. '$' and '¥' name several, so they name none. */
const SIGNS: Readonly<Record<string, string | undefined>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₽': 'RUB',
  '₺': 'TRY',
  '₴': 'UAH',
  '₩': 'KRW',
  $: undefined,
  '¥': undefined,
};
const SIGN_CLASS = '[€£₹₽₺₴₩$¥]';
const WITH_SIGN = new RegExp(`^([-+−]?)\\s*(${SIGN_CLASS})\\s*([-+−]?[\\d.,].*)$|^(.*[\\d.,])\\s*(${SIGN_CLASS})$`, 's');

/**
 * Reads money as people and programs write it: "5", "12,34", "1.234,56", "$5.00", "5 EUR", ".5", "1e-5". Exact: no
 * float is involved. Hexadecimal, Infinity, underscores and anything else that is no decimal number are invalid.
 */
export function readAmount(raw: string, style: AmountStyle = { decimal: 'auto', minorUnits: false }): AmountReading {
  const trimmed = raw.trim();
  if (isEmptyWord(trimmed)) return { kind: 'missing' };
  if (trimmed.length > 64) return /^-?[\d.]+$/.test(trimmed) ? readPlain(trimmed, undefined, style) : { kind: 'invalid' };
  const marked = takeCurrency(trimmed);
  return marked ? readPlain(marked.number, marked.currency, style) : { kind: 'invalid' };
}

/** Minor units of a currency per unit, as a power of ten: 2 for USD, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  let digits = DIGITS.get(currency);
  if (digits === undefined) {
    digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    DIGITS.set(currency, digits);
  }
  return digits;
}
const DIGITS = new Map<string, number>();

/** An amount in minor units of its currency → micros: 1580 US cents → 15.80. */
export function fromMinorUnits(micros: Micros, currency: string): Micros {
  return micros / 10n ** BigInt(minorDigits(currency));
}

function takeCurrency(text: string): { number: string; currency: string | undefined } | undefined {
  const sign = WITH_SIGN.exec(text);
  if (sign) {
    const symbol = sign[2] ?? sign[5] ?? '';
    return { number: sign[2] ? `${sign[1] ?? ''}${sign[3] ?? ''}` : (sign[4] ?? ''), currency: SIGNS[symbol] };
  }
  const code = /^([A-Za-z]{3})[\s\u00a0]*([-+−]?[\d.,].*)$|^(.*[\d.,])[\s\u00a0]*([A-Za-z]{3})$/s.exec(text);
  if (!code) return { number: text, currency: undefined };
  const currency = (code[1] ?? code[4] ?? '').toUpperCase();
  return isCurrency(currency) ? { number: code[2] ?? code[3] ?? '', currency } : undefined;
}

function readPlain(text: string, currency: string | undefined, style: AmountStyle): AmountReading {
  const signed = /^([-+−]?)[\s\u00a0]*(.*)$/s.exec(text);
  const number = toPoint(signed?.[2] ?? '', style);
  if (!number) return { kind: 'invalid' };
  const parts = /^(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,2}))?$/i.exec(number.text);
  if (!parts || `${parts[1] ?? ''}${parts[2] ?? ''}` === '') return { kind: 'invalid' };
  const exponent = Number(parts[3] ?? 0);
  if (Math.abs(exponent) > 18) return { kind: 'invalid' };
  const magnitude = scaleToMicros(parts[1] ?? '', parts[2] ?? '', exponent);
  if (magnitude.micros > MAX_AMOUNT) return { kind: 'out_of_range' };
  const warnings: Warning[] = [];
  if (magnitude.rounded) warnings.push('rounded');
  if (number.ambiguous) warnings.push('ambiguous_number');
  const negative = signed?.[1] === '-' || signed?.[1] === '−';
  return { kind: 'amount', micros: negative ? -magnitude.micros : magnitude.micros, currency, warnings };
}

function scaleToMicros(units: string, decimals: string, exponent: number): { micros: Micros; rounded: boolean } {
  const digits = BigInt(`${units}${decimals}` || '0');
  const shift = 6 + exponent - decimals.length;
  if (shift >= 0) return { micros: digits * 10n ** BigInt(shift), rounded: false };
  const divisor = 10n ** BigInt(-shift);
  return { micros: (digits + divisor / 2n) / divisor, rounded: digits % divisor !== 0n };
}

/** Puts the number into the form 1234.56, or undefined when its separators make no sense. */
function toPoint(text: string, style: AmountStyle): { text: string; ambiguous: boolean } | undefined {
  if (/^[\d.]*(?:[eE][+-]?\d+)?$/.test(text) && text.split('.').length <= 2 && !(style.decimal === 'comma' && text.includes('.'))) {
    return { text, ambiguous: false };
  }
  if (!/^[\d.,' \u00a0\u202f]+$/.test(text)) return undefined;
  const joined = joinSpacedThousands(text);
  if (joined === undefined) return undefined;
  const decimalMark = decimalMarkOf(joined, style);
  const groupMark = decimalMark === ',' ? '.' : ',';
  const [units = '', decimals, ...more] = decimalMark ? joined.split(decimalMark) : [joined];
  if (more.length > 0 || (decimals !== undefined && /[.,]/.test(decimals))) return undefined;
  const groups = units.split(decimalMark ? groupMark : /[.,]/);
  if (groups.length > 1 && !isGrouped(groups)) return undefined;
  const ambiguous = style.decimal === 'auto' && decimalMark === undefined && /^\d{1,3},\d{3}$/.test(joined);
  return { text: groups.join('') + (decimals === undefined ? '' : `.${decimals}`), ambiguous };
}

/** Which mark starts the decimals, if any. */
function decimalMarkOf(text: string, style: AmountStyle): ',' | '.' | undefined {
  const commas = text.split(',').length - 1;
  const points = text.split('.').length - 1;
  if (style.decimal === 'comma') return commas > 0 ? ',' : undefined;
  if (style.decimal === 'point') return points > 0 ? '.' : undefined;
  if (commas > 0 && points > 0) return text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.';
  if (points === 1) return '.';
  // One comma and exactly three digits behind one to three: thousands, unless the units are zero.
  if (commas === 1 && !/^[1-9]\d{0,2},\d{3}$/.test(text)) return ',';
  return undefined;
}

function isGrouped(groups: readonly string[]): boolean {
  return groups.every((group, i) => (i === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group));
}

function joinSpacedThousands(text: string): string | undefined {
  if (!/[' \u00a0\u202f]/.test(text)) return text;
  const match = /^(\d{1,3}(?:[' \u00a0\u202f]\d{3})+)([.,]\d*)?$/.exec(text);
  return match ? (match[1] ?? '').replace(/[' \u00a0\u202f]/g, '') + (match[2] ?? '') : undefined;
}
