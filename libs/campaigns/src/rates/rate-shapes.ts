import { z } from 'zod';
import { instantShape } from '../settings/setting-shapes.js';

export const rateInput = z
  .object({ rate: z.union([z.string().max(30), z.number()]).meta({ example: '1.10' }) })
  .meta({ id: 'RateInput', example: { rate: '1.10' } });

/** Many forms are read (see readRates); this is the one to use. */
export const ratesInput = z.unknown().meta({
  id: 'RatesInput',
  description: 'One rate, an array of them, or {"rates":{"EUR":"1.10"}}',
  example: { currency: 'EUR', rate: '1.10' },
});

export const rateShape = z
  .object({
    currency: z.string().meta({ example: 'EUR' }),
    rate: z.string().meta({ description: 'Units of the base currency for one unit of this', example: '1.1' }),
    base_currency: z.string().meta({ example: 'USD' }),
    means: z.string().meta({ example: '1 EUR = 1.1 USD' }),
    updated_at: instantShape,
  })
  .meta({ id: 'Rate' });
export type RateAnswer = z.infer<typeof rateShape>;
