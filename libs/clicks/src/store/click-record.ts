import { z } from 'zod';

/**
 * A click on its way from the tracker to a worker: one JSON text in the queue `clicks`. Published by the redirect,
 * consumed by write-clicks.processor; a repeat is harmless because `id` is the row's key.
 */
const clickRecordSchema = z.object({
  /** uuid: the 128 bits of the click id; time and campaign number are inside. (No RFC version bits, hence "guid".) */
  id: z.guid(),
  campaign: z.number().int(),
  offer: z.number().int(),
  /** landing page the visitor was sent to; absent: straight to the offer */
  lander: z.number().int().optional(),
  /** version of the campaign the click was routed by */
  version: z.number().int(),
  /** raw, without '?' */
  query: z.string(),
  ip: z.string(),
  agent: z.string(),
  referrer: z.string(),
  languages: z.string(),
  target: z.string(),
  prefetch: z.literal(1).optional(),
});

export type ClickRecord = z.infer<typeof clickRecordSchema>;

const MAX_AGENT_LENGTH = 1_000;
const MAX_REFERRER_LENGTH = 2_000;
const MAX_TARGET_LENGTH = 8_000;

/** The record as one JSON text. Over-long headers are cut: nobody reads a user agent of 7 kB. */
export function writeClickRecord(record: ClickRecord): string {
  // Field by field: copying the record first took as long as writing it.
  return JSON.stringify({
    id: record.id,
    campaign: record.campaign,
    offer: record.offer,
    lander: record.lander,
    version: record.version,
    query: record.query,
    ip: record.ip,
    agent: record.agent.slice(0, MAX_AGENT_LENGTH),
    referrer: record.referrer.slice(0, MAX_REFERRER_LENGTH),
    languages: record.languages,
    target: record.target.slice(0, MAX_TARGET_LENGTH),
    prefetch: record.prefetch,
  });
}

/** throws  on a text that is no click record: the queue sets that one record aside */
export function readClickRecord(text: string): ClickRecord {
  return clickRecordSchema.parse(JSON.parse(text));
}
