/**
 * A number in [0, 1) from a click's uuid and a purpose, the same for ever: which offer a click got can be recomputed
 * and explained. Different purposes are independent of each other.
 *
 * FNV-1a with murmur3's finaliser: spreads one changed bit over all 32.
 */
export function hashFraction(uuid: string, purpose: string): number {
  return hash32(purpose + uuid) / 0x1_0000_0000;
}

export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
