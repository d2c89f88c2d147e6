import { createHmac, hkdfSync } from 'node:crypto';
import { Hmac } from './hmac.js';

/** What a derived key is for. A key of one purpose proves nothing for another. */
export type KeyPurpose = 'click-id' | 'receipt' | 'session' | 'visitor';

export interface DerivedKey {
  /** one base32 character stored with the id, so that a check need not try every key */
  readonly mark: string;
  readonly hmac: Hmac;
}

const MARKS = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Keys for one purpose, newest first, derived from SECRETS by HKDF-SHA-256.
 *
 * secrets  at least one, newest first; old ones keep verifying until they leave the list
 */
export function deriveKeys(secrets: readonly string[], purpose: KeyPurpose): readonly DerivedKey[] {
  if (secrets.length === 0) throw new Error('deriveKeys needs at least one secret');
  return secrets.map((secret) => {
    const key = Buffer.from(hkdfSync('sha256', secret, 'rebound', purpose, 32));
    const first = createHmac('sha256', key).update('mark').digest()[0] ?? 0;
    return { hmac: new Hmac(key), mark: MARKS.charAt(first & 31) };
  });
}
