import { z } from 'zod';

const id = z.string().min(1).max(256);

const day = z.iso.date().optional();

/** `POST /privacy/erase`: exactly one of click_id, external_id and ip. */
export const eraseInput = z
  .strictObject({
    click_id: id.optional().meta({ description: 'Our click id, or one imported from another tracker' }),
    external_id: id.optional().meta({ description: "The traffic source's own click id, as it came in external_id" }),
    ip: z
      .union([z.ipv4(), z.ipv6()])
      .optional()
      .meta({ description: 'Address of the visitor; only where whole addresses are stored (STORE_FULL_IPS)', example: '203.0.113.7' }),
    from: day.meta({ description: 'With external_id or ip: first UTC day that is looked through. Default: all that are kept' }),
    to: day.meta({ description: 'With external_id or ip: UTC day at which the search ends; not included' }),
  })
  .refine(
    ({ click_id, external_id, ip }) => [click_id, external_id, ip].filter((each) => each !== undefined).length === 1,
    'names exactly one of click_id, external_id and ip',
  )
  .meta({ id: 'ErasePerson', example: { click_id: 'push_q06d…' } });
export type EraseInput = z.infer<typeof eraseInput>;

export const erasedShape = z
  .object({
    clicks: z.number(),
    postbacks: z.number(),
    conversions: z.number(),
    quarantined: z.number(),
    unfinished: z.boolean().meta({
      description:
        'true: hits were in a queue or wait to be decided; they still count and are overwritten right after, within a minute as a rule',
    }),
  })
  .meta({
    id: 'ErasedPerson',
    description: 'Rows whose personal columns were overwritten',
    example: { clicks: 1, postbacks: 2, conversions: 1, quarantined: 0, unfinished: false },
  });
export type Erased = z.infer<typeof erasedShape>;
