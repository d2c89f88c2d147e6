import { firstUuidAt, type VisitorSecrets } from '#kernel';

const MINUTE_MS = 60_000;

type Hashing = Pick<VisitorSecrets, 'hash'>;

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
 */
export function visitorKey({ campaignId, ip, agent }: VisitorMarks, atMs: number, windowMs: number, secrets: Hashing): string {
  const endMs = (Math.floor(atMs / windowMs) + 1) * windowMs;
  return keyOf(endMs, secrets.hash(`unique|${campaignId}|${endMs}|${ip}|${agent}`));
}

/** Key of an address in a minute: the minute's beginning, then a keyed hash. */
export function addressKey(ip: string, atMs: number, secrets: Hashing): string {
  const minuteMs = Math.floor(atMs / MINUTE_MS) * MINUTE_MS;
  return keyOf(minuteMs, secrets.hash(`pace|${minuteMs}|${ip}`));
}

function keyOf(timeMs: number, hash: string): string {
  return `${firstUuidAt(timeMs).slice(0, 13)}-${hash.slice(0, 4)}-${hash.slice(4, 8)}-${hash.slice(8, 20)}`;
}
