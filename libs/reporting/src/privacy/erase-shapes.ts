import { z } from 'zod';

const id = z.string().min(1).max(256);

/** `POST /privacy/erase`: exactly one of the two. */
export const eraseInput = z
  .strictObject({
    click_id: id.optional().meta({ description: 'Our click id, or one imported from another tracker' }),
    external_id: id.optional().meta({ description: "The traffic source's own click id, as it came in external_id" }),
  })
  .refine(
    ({ click_id, external_id }) => (click_id === undefined) !== (external_id === undefined),
    'names exactly one of click_id and external_id',
  )
  .meta({ id: 'ErasePerson', example: { click_id: 'push_q06d…' } });
export type EraseInput = z.infer<typeof eraseInput>;

export const erasedShape = z.object({ clicks: z.number(), postbacks: z.number(), conversions: z.number(), quarantined: z.number() }).meta({
  id: 'ErasedPerson',
  description: 'Rows whose personal columns were overwritten',
  example: { clicks: 1, postbacks: 2, conversions: 1, quarantined: 0 },
});
export type Erased = z.infer<typeof erasedShape>;
