import { deriveKeys, type DerivedKey } from './keyring.js';
import { decodeSignedId, encodeSignedId, fillRandom } from './signed-id.js';
import { bytesFromUuid, timeOfBytes, uuidFromBytes } from './uuid.js';

const PREFIX = 'pb_';

export interface MintedReceipt {
  readonly text: string;
  readonly uuid: string;
}

/** A genuine receipt: the hit's uuid and, for an element of a JSON array, its number from 1 (0: the hit itself). */
export interface ReceiptReading {
  readonly uuid: string;
  readonly element: number;
  readonly receivedAtMs: number;
}

/** Mints and reads receipts: `pb_` + key mark + 42 of base32 holding time (48 bits of ms), 80 random bits and an 80-bit tag. */
export class Receipts {
  private readonly keys: readonly DerivedKey[];
  private readonly newest: DerivedKey;

  constructor(secrets: readonly string[]) {
    this.keys = deriveKeys(secrets, 'receipt');
    this.newest = this.keys[0] as DerivedKey;
  }

  mint(nowMs: number): MintedReceipt {
    const bytes = Buffer.allocUnsafe(16);
    bytes.writeUIntBE(nowMs, 0, 6);
    fillRandom(bytes, 6, 10);
    return { text: PREFIX + encodeSignedId(bytes, this.newest), uuid: uuidFromBytes(bytes) };
  }

  format(uuid: string, element = 0): string {
    const text = PREFIX + encodeSignedId(bytesFromUuid(uuid), this.newest);
    return element > 0 ? `${text}.${element}` : text;
  }

  /** undefined: not one of ours, or forged. */
  read(text: string): ReceiptReading | undefined {
    const match = /^pb_([0-9a-hjkmnp-tv-z]{43})(?:\.([1-9]\d{0,3}))?$/.exec(text);
    if (!match?.[1]) return undefined;
    const reading = decodeSignedId(match[1], this.keys);
    if (reading.kind !== 'genuine') return undefined;
    return { uuid: uuidFromBytes(reading.bytes), element: Number(match[2] ?? 0), receivedAtMs: timeOfBytes(reading.bytes) };
  }
}
