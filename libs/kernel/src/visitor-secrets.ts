import { deriveKeys, type DerivedKey } from './keyring.js';
import { decodeSignedId, encodeSignedId, fillRandom, SIGNED_ID_LENGTH } from './signed-id.js';
import { timeOfBytes, uuidFromBytes } from './uuid.js';

const REMEMBERED_SALTS = 1_000;

/** What makes visitors recognisable to this installation and to nobody else: signed cookies, salts of the day, keyed hashes. */
export class VisitorSecrets {
  private readonly keys: readonly DerivedKey[];
  private readonly newest: DerivedKey;
  private readonly salts = new Map<string, string>();

  /** secrets  SECRETS, newest first */
  constructor(secrets: readonly string[]) {
    this.keys = deriveKeys(secrets, 'visitor');
    this.newest = this.keys[0] as DerivedKey;
  }

  /** A new visitor's mark: time and 80 random bits, signed; 43 characters of base32. */
  mint(nowMs: number): { readonly text: string; readonly id: string } {
    const bytes = Buffer.allocUnsafe(16);
    bytes.writeUIntBE(nowMs, 0, 6);
    fillRandom(bytes, 6, 10);
    return { text: encodeSignedId(bytes, this.newest), id: uuidFromBytes(bytes) };
  }

  /** undefined: not one of ours, or older than `maxAgeMs`. Any text is taken; never throws. */
  read(text: string, nowMs: number, maxAgeMs: number): string | undefined {
    if (text.length !== SIGNED_ID_LENGTH) return undefined;
    const reading = decodeSignedId(text, this.keys);
    if (reading.kind !== 'genuine' || nowMs - timeOfBytes(reading.bytes) > maxAgeMs) return undefined;
    return uuidFromBytes(reading.bytes);
  }

  /** A salt only this installation knows, another for every purpose: of a campaign and a day, say. The same in all processes. */
  salt(purpose: string): string {
    let salt = this.salts.get(purpose);
    if (salt === undefined) {
      salt = this.hash(purpose);
      if (this.salts.size >= REMEMBERED_SALTS) this.salts.clear();
      this.salts.set(purpose, salt);
    }
    return salt;
  }

  /** 128 bits as 32 hex digits: what it was made of cannot be tried out without the secret. */
  hash(text: string): string {
    return this.newest.hmac.hexOfText(text).slice(0, 32);
  }
}
