import { createHmac } from 'node:crypto';
import { firstUuidAt } from '#kernel';

/** What makes a visitor the same one: where he is and what he browses with. */
export interface VisitorMarks {
  readonly campaignId: number;
  readonly ip: string;
  readonly agent: string;
}

/**
 * Key of a visitor of a campaign in a fixed window of time: the window's end (48 bits), then 80 bits of a keyed hash.
 * Time first, so that old keys are one range; keyed, so that the table tells nobody an address.
 *
 * windowMs  > 0; windows begin at 1970-01-01 UTC
 * secret    the installation's
 */
export function visitorKey({ campaignId, ip, agent }: VisitorMarks, atMs: number, windowMs: number, secret: string): string {
  const endMs = (Math.floor(atMs / windowMs) + 1) * windowMs;
  const hash = createHmac('sha256', `unique-visitor:${secret}`).update(`${campaignId}|${endMs}|${ip}|${agent}`).digest('hex');
  return `${firstUuidAt(endMs).slice(0, 13)}-${hash.slice(0, 4)}-${hash.slice(4, 8)}-${hash.slice(8, 20)}`;
}
