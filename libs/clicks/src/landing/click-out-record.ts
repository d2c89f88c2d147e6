import { z } from 'zod';

/**
 * A visitor's step from a landing page to an offer, on its way from the tracker to a worker: in the queue `clicks` beside the clicks.
 * A repeat is harmless: click and time are the row's key.
 */
const clickOutRecordSchema = z.object({
  /** uuid of the click */
  out: z.guid(),
  /** UTC ms */
  at: z.number().int().nonnegative(),
  offer: z.number().int(),
});

export type ClickOutRecord = z.infer<typeof clickOutRecordSchema>;

const START = '{"out":';

export function writeClickOutRecord({ out, at, offer }: ClickOutRecord): string {
  return JSON.stringify({ out, at, offer });
}

/** A look at the beginning is enough: writeClickRecord begins otherwise. */
export function isClickOutRecord(text: string): boolean {
  return text.startsWith(START);
}

/** throws  on a text that is no such record: the queue sets that one aside */
export function readClickOutRecord(text: string): ClickOutRecord {
  return clickOutRecordSchema.parse(JSON.parse(text));
}
