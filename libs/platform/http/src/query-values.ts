import { z } from 'zod';

const DIGITS = z.string().regex(/^\d{1,9}$/, 'is not an id');

/** An instant of a query or a body, ISO 8601 with its offset or a UTC day; read as milliseconds. */
export const instantText = z.iso
  .datetime({ offset: true, local: false })
  .or(z.iso.date())
  .transform((text) => Date.parse(text));

/** An id of a query, read as a number. */
export const idText = DIGITS.transform(Number);

/** An id of a JSON body. Ids are opaque strings in JSON; numbers are taken too. */
export const idInput = z
  .union([DIGITS, z.number().int().min(1).max(999_999_999)])
  .meta({ description: 'Id', example: '1' })
  .transform(Number);
