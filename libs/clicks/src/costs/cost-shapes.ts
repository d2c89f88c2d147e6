import { z } from 'zod';
import { idInput, pageQuery } from '#http';
import { amountShape, currencyShape, timeZoneShape } from '#campaigns';

const localTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d)?$/, 'is no day or time such as 2026-11-22 or 2026-11-22T08:00')
  .refine(
    (text) =>
      !Number.isNaN(Date.parse(`${text.slice(0, 10)}T00:00:00Z`)) &&
      new Date(`${text.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(text.slice(0, 10)),
    'is no day of the calendar',
  );
const value = z.string().trim().min(1).max(256).optional();

const filter = z.strictObject({ supply_id: value, site_id: value, creative_id: value, source: value, country: value });

/** `POST /costs` */
export const costCorrection = z
  .object({
    key: z.string().trim().min(1).max(100).meta({ description: 'Of your choice: the same request under the same key counts once' }),
    campaign_id: idInput,
    from: localTime.meta({ description: 'Day or time in time_zone', example: '2026-11-01' }),
    to: localTime.meta({ description: 'End, not included', example: '2026-11-02' }),
    time_zone: timeZoneShape.optional().meta({ description: 'UTC when left out' }),
    amount: amountShape.meta({
      description: 'What these clicks cost in all; it replaces what they are said to cost now',
      example: '125.50',
    }),
    currency: currencyShape,
    filter: filter.optional().meta({ description: 'Only clicks with these values' }),
  })
  .meta({ id: 'CostCorrection' });
export type CostCorrection = z.infer<typeof costCorrection>;

export const correctedCost = z
  .object({
    id: z.string(),
    key: z.string(),
    clicks: z.number().int().meta({ description: 'Over how many clicks the amount was spread' }),
    before: z.string().meta({ description: 'What they cost before, in base_currency', example: '100.00' }),
    after: z.string().meta({ description: 'What they cost now, in base_currency, to the millionth', example: '125.50' }),
    base_currency: z.string(),
    repeated: z.boolean().meta({ description: 'true: this key was applied before, nothing was changed now' }),
  })
  .meta({ id: 'CorrectedCost' });
export type CorrectedCost = z.infer<typeof correctedCost>;

/** `GET /costs?…` */
export const costQuery = pageQuery.extend({ campaign_id: idInput.optional() });
export type CostQuery = z.infer<typeof costQuery>;

/** A correction that was made. */
export const keptCost = z
  .object({
    id: z.string(),
    key: z.string(),
    campaign_id: z.string(),
    from: z.string(),
    to: z.string(),
    time_zone: z.string(),
    filter,
    amount: z.string().meta({ description: 'As it was sent, in currency', example: '125.50' }),
    currency: z.string(),
    clicks: z.number().int(),
    before: z.string().meta({ description: 'What these clicks cost before, in base_currency' }),
    after: z.string().meta({ description: 'What they cost by it, in base_currency' }),
    base_currency: z.string(),
    actor: z.string().meta({ example: 'user:ann@example.com' }),
    at: z.string(),
    undone_at: z.string().nullable(),
    undone_by: z.string().nullable(),
  })
  .meta({ id: 'KeptCost' });
export type KeptCost = z.infer<typeof keptCost>;
