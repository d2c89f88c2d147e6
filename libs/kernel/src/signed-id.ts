import { randomFillSync, timingSafeEqual } from 'node:crypto';
import type { DerivedKey } from './keyring.js';

/** Lower-case base32 without i, l, o, u. */
export const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz';

const BODY_BYTES = 16;
const TAG_BYTES = 10;
/** key mark + 26 bytes in base32 (42 characters, two spare bits that must be zero) */
export const SIGNED_ID_LENGTH = 43;

const VALUES = new Int8Array(128).fill(-1);
for (let i = 0; i < 32; i++) VALUES[BASE32.charCodeAt(i)] = i;

/** Result of reading a signed id: genuine with its 128 bits, a forgery (right shape, wrong tag), or not of this shape. */
export type SignedIdReading = { kind: 'genuine'; bytes: Buffer } | { kind: 'forged' } | { kind: 'other' };

/**
 * Writes 128 bits + an 80-bit HMAC-SHA-256 tag as 43 characters: the key's mark, then 42 of base32.
 * The tag covers the mark and the 128 bits. The caller puts its prefix in front.
 */
export function encodeSignedId(bytes: Buffer, key: DerivedKey): string {
  bytes.copy(whole, 0, 0, BODY_BYTES);
  whole.write(tagOf(bytes, key), BODY_BYTES, TAG_BYTES, 'hex');
  return key.mark + toBase32(whole);
}

/** Reads what encodeSignedId wrote, without the prefix; `text` must already be lower case. Constant-time on the tag. */
export function decodeSignedId(text: string, keys: readonly DerivedKey[]): SignedIdReading {
  if (text.length !== SIGNED_ID_LENGTH) return { kind: 'other' };
  for (let i = 0; i < text.length; i++) if ((VALUES[text.charCodeAt(i)] ?? -1) < 0) return { kind: 'other' };
  const all = fromBase32(text.slice(1));
  // Two spare bits: were they free, four texts would name one id and a receipt could be altered unseen.
  if (!all) return { kind: 'forged' };
  const bytes = all.subarray(0, BODY_BYTES);
  for (const key of keys) {
    if (key.mark === text[0] && timingSafeEqual(Buffer.from(tagOf(bytes, key).slice(0, 2 * TAG_BYTES), 'hex'), all.subarray(BODY_BYTES))) {
      return { kind: 'genuine', bytes };
    }
  }
  return { kind: 'forged' };
}

// Filled anew for every id; nothing awaits between.
const whole = Buffer.allocUnsafe(BODY_BYTES + TAG_BYTES);
const signed = Buffer.allocUnsafe(1 + BODY_BYTES);

/** hex of 32 bytes */
function tagOf(bytes: Buffer, key: DerivedKey): string {
  signed[0] = key.mark.charCodeAt(0);
  bytes.copy(signed, 1, 0, BODY_BYTES);
  return key.hmac.hex(signed);
}

// Codes in a buffer and one string of them: 42 one-character strings put together took half a microsecond more, and were garbage.
const digits = Buffer.allocUnsafe(SIGNED_ID_LENGTH - 1);
const CODES = Buffer.from(BASE32);

function toBase32(bytes: Buffer): string {
  let bits = 0;
  let value = 0;
  let at = 0;
  for (let i = 0; i < BODY_BYTES + TAG_BYTES; i++) {
    value = (value << 8) | (bytes[i] ?? 0);
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      digits[at++] = CODES[(value >>> bits) & 31] ?? 0;
    }
    value &= (1 << bits) - 1;
  }
  digits[at] = CODES[(value << (5 - bits)) & 31] ?? 0;
  return digits.toString('latin1');
}

function fromBase32(text: string): Buffer | undefined {
  const out = Buffer.allocUnsafe(BODY_BYTES + TAG_BYTES);
  let bits = 0;
  let value = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    value = (value << 5) | (VALUES[text.charCodeAt(i)] ?? 0);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      out[at++] = (value >>> bits) & 255;
      value &= (1 << bits) - 1;
    }
  }
  return value === 0 ? out : undefined;
}

// Randomness in bulk: one call to the system per 512 ids instead of one per id.
const pool = Buffer.allocUnsafe(8192);
let poolAt = pool.length;

/** Fills `length` bytes of `target` from `offset` with cryptographic randomness. */
export function fillRandom(target: Buffer, offset: number, length: number): void {
  if (poolAt + length > pool.length) {
    randomFillSync(pool);
    poolAt = 0;
  }
  pool.copy(target, offset, poolAt, poolAt + length);
  poolAt += length;
}
