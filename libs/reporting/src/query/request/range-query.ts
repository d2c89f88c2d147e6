import { z } from 'zod';

/** `?from=&to=&tz=` of whatever is asked about a range of days. Extend it. */
export const rangeQuery = z.object({
  from: z.string().max(40).optional().meta({ description: 'First local day, or an instant. Default: six days ago', example: '2026-11-01' }),
  to: z
    .string()
    .max(40)
    .optional()
    .meta({ description: 'Local day or instant at which it ends; not included. Default: tomorrow', example: '2026-11-22' }),
  tz: z.string().max(64).optional().meta({ description: 'IANA time zone of days', example: 'Europe/Madrid' }),
});
