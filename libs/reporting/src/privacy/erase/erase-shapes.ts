import { z } from 'zod';
import { namesOnePerson, ONE_PERSON, personFields } from '../person-shapes.js';

/** `POST /privacy/erase` */
export const eraseInput = z
  .strictObject(personFields)
  .refine(namesOnePerson, ONE_PERSON)
  .meta({ id: 'ErasePerson', example: { click_id: 'push_q06d…' } });
export type EraseInput = z.infer<typeof eraseInput>;

export const erasedShape = z
  .object({
    clicks: z.number(),
    postbacks: z.number(),
    conversions: z.number(),
    quarantined: z.number().meta({ description: 'Records that could not be processed and lay aside' }),
    unfinished: z.boolean().meta({
      description:
        'true: something of theirs may still lie in a queue, or a hit waits for its click. It is needed to decide whether it counts, so it is decided first and overwritten right after: within a minute as a rule, when its time to wait is up at the latest. Nothing has to be asked again',
    }),
  })
  .meta({
    id: 'ErasedPerson',
    description: 'Rows whose personal columns were overwritten',
    example: { clicks: 1, postbacks: 2, conversions: 1, quarantined: 0, unfinished: false },
  });
export type Erased = z.infer<typeof erasedShape>;
