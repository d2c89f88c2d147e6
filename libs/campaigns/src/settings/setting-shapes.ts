import { z } from 'zod';
import { isCurrency, MAX_AMOUNT, parseDecimal } from '#kernel';

/** Shapes that several of the management API's objects share. Amounts come out as micros, ids as numbers. */

export const nameShape = z.string().trim().min(1, 'needs a name').max(200);

/** A decimal string ("5.00") or a JSON number, at most 6 decimals, not negative. */
export const amountShape = z
  .union([z.string().max(30), z.number()])
  .meta({ description: 'Decimal, at most 6 decimals', example: '5.00' })
  .transform((given, context) => {
    const micros = parseDecimal(String(given).trim());
    if (micros !== undefined && micros >= 0n && micros <= MAX_AMOUNT) return micros;
    context.addIssue({
      code: 'custom',
      message: `"${String(given)}" is not an amount. Send a decimal such as "5.00", at most 6 decimals, not negative`,
    });
    return z.NEVER;
  });

export const currencyShape = z
  .string()
  .trim()
  .toUpperCase()
  .refine(isCurrency, { error: (issue) => `"${String(issue.input)}" is not an ISO 4217 currency such as USD` })
  .meta({ description: 'ISO 4217', example: 'USD' });

export const timeZoneShape = z
  .string()
  .trim()
  .refine(isTimeZone, { error: (issue) => `"${String(issue.input)}" is not a time zone. Use an IANA name such as Europe/Madrid or UTC` })
  .meta({ description: 'IANA time zone', example: 'Europe/Madrid' });

// Offsets such as +05:30 are refused: PostgreSQL reads their sign the other way round.
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]{1,60}$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Instants, as every answer writes them. */
export const instantShape = z.string().meta({ description: 'UTC instant', example: '2026-11-22T12:00:00.000Z' });
export const moneyShape = z.string().meta({ description: 'Decimal, at most 6 decimals', example: '5.00' });
export const idTextShape = z.string().meta({ description: 'Opaque id', example: '1' });

/** `archived` objects are left out of lists unless asked for. */
export function statusQuery(statuses: readonly [string, ...string[]]) {
  return z
    .enum([...statuses, 'all'])
    .optional()
    .meta({ description: 'Without it: all but archived' });
}
