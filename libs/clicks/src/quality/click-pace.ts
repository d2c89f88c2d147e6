import { hash32 } from '../capture/pick-by-hash.js';
import { CLICK_FLAG } from '../store/stored-click.js';

/** A visitor who clicks again within this time did not read what he saw. */
const TOO_FAST_MS = 1_000;
export const MANY_PER_MINUTE = 60;
const MINUTE_MS = 60_000;

/** A click on its way past the counters. */
export interface PacedClick {
  readonly uuid: string;
  readonly atMs: number;
  /** key of its address in its minute */
  readonly key: string;
  /** key of its address in the minute before, when a click of then can be less than a second earlier */
  readonly keyBefore: string | undefined;
  /** what tells visitors of an address apart */
  readonly agent: string;
}

/**
 * A click as the pace of its address keeps it: millisecond of the minute (16 bits), its visitor and its id as hashes (24 and 23 bits),
 * so that a click that comes again is known for what it is.
 */
export function paceEntry({ uuid, atMs, agent }: PacedClick): bigint {
  return (BigInt(atMs % MINUTE_MS) << 47n) | (BigInt(hash32(agent) >>> 8) << 23n) | BigInt(hash32(uuid) >>> 9);
}

/**
 * Labels of clicks that come too fast: within a second after another of the same visitor, or beyond the sixtieth of an address in a minute.
 *
 * seen     the entries of each key in the order they were written, this batch's own among them; at most MANY_PER_MINUTE a key. A key of
 *          this minute with one entry may be left out
 * returns  bits of CLICK_FLAG by uuid; a click without any is absent. The same for a batch that comes again.
 */
export function paceFlags(clicks: readonly PacedClick[], seen: ReadonlyMap<string, readonly bigint[]>): Map<string, number> {
  const flags = new Map<string, number>();
  for (const click of clicks) {
    const entries = seen.get(click.key) ?? [];
    // Nearly always it is alone in its minute, and there is nothing to compare.
    if (entries.length <= 1 && click.keyBefore === undefined) continue;
    const entry = paceEntry(click);
    const place = entries.indexOf(entry);
    const isBeyond = place < 0 && entries.length >= MANY_PER_MINUTE;
    const before = place < 0 ? entries : entries.slice(0, place);
    const isFast =
      before.some((other) => isClose(other, entry, 0)) ||
      (click.keyBefore !== undefined && (seen.get(click.keyBefore) ?? []).some((other) => isClose(other, entry, MINUTE_MS)));
    const bits = (isFast ? CLICK_FLAG.tooFast : 0) | (isBeyond ? CLICK_FLAG.manyPerMinute : 0);
    if (bits !== 0) flags.set(click.uuid, bits);
  }
  return flags;
}

/** Of the same visitor and less than a second apart? `later`: how much later the second's minute began. */
function isClose(one: bigint, other: bigint, later: number): boolean {
  if (((one >> 23n) & 0xffffffn) !== ((other >> 23n) & 0xffffffn) || one === other) return false;
  return Math.abs(Number(other >> 47n) + later - Number(one >> 47n)) < TOO_FAST_MS;
}

/** Can a click of the minute before be less than a second earlier? */
export function isEarlyInMinute(atMs: number): boolean {
  return atMs % MINUTE_MS < TOO_FAST_MS;
}
