import { z } from 'zod';

const id = z.string().min(1).max(256);
const day = z.iso.date().optional();

/** One person, by exactly one of click_id, external_id and ip. */
export const personFields = {
  click_id: id.optional().meta({ description: 'Our click id, or one imported from another tracker' }),
  external_id: id.optional().meta({ description: "The traffic source's own click id, as it came in external_id" }),
  ip: z
    .union([z.ipv4(), z.ipv6()])
    .optional()
    .meta({ description: 'Address of the visitor; only where whole addresses are stored (STORE_FULL_IPS)', example: '203.0.113.7' }),
  from: day.meta({ description: 'With external_id or ip: first UTC day that is looked through. Default: all that are kept' }),
  to: day.meta({ description: 'With external_id or ip: UTC day at which the search ends; not included' }),
};

const fields = z.object(personFields);
export type Person = z.infer<typeof fields>;

export function namesOnePerson({ click_id, external_id, ip }: Person): boolean {
  return [click_id, external_id, ip].filter((each) => each !== undefined).length === 1;
}

export const ONE_PERSON = 'name exactly one of click_id, external_id and ip';

/** What one person's clicks were found by, and their ids. */
export interface FoundPerson {
  readonly clickIds: readonly string[];
  /** texts by which hits may name them: to find hits without a click, and with the ids records that never became rows */
  readonly texts: readonly string[];
}
