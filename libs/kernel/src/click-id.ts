import { deriveKeys, type DerivedKey } from './keyring.js';
import { decodeSignedId, encodeSignedId, fillRandom, SIGNED_ID_LENGTH } from './signed-id.js';
import { bytesFromUuid, timeOfBytes, uuidFromBytes } from './uuid.js';

/** What a text that claims to be a click id is. `foreign`: perhaps an id imported from another tracker, to be looked up as such. */
export type ClickIdReading =
  | {
      readonly kind: 'genuine';
      readonly uuid: string;
      readonly clickedAtMs: number;
      readonly campaignNumber: number;
      readonly caseRepaired: boolean;
    }
  | { readonly kind: 'forged' }
  | { readonly kind: 'foreign' };

export interface MintedClickId {
  readonly text: string;
  readonly uuid: string;
}

/**
 * Mints and reads click ids: prefix + key mark + 42 of base32 holding time (48 bits of ms), campaign number (32),
 * randomness (48) and an 80-bit tag. From the id alone: forged or genuine, its UTC day, its campaign.
 */
export class ClickIds {
  private readonly keys: readonly DerivedKey[];
  private readonly newest: DerivedKey;
  private readonly prefixes: readonly string[];

  constructor(options: { secrets: readonly string[]; prefix: string; oldPrefixes?: readonly string[] }) {
    this.keys = deriveKeys(options.secrets, 'click-id');
    this.newest = this.keys[0] as DerivedKey;
    this.prefixes = [options.prefix, ...(options.oldPrefixes ?? [])];
  }

  mint(campaignNumber: number, nowMs: number): MintedClickId {
    const bytes = Buffer.allocUnsafe(16);
    bytes.writeUIntBE(nowMs, 0, 6);
    bytes.writeUInt32BE(campaignNumber, 6);
    fillRandom(bytes, 10, 6);
    return { text: this.prefixes[0] + encodeSignedId(bytes, this.newest), uuid: uuidFromBytes(bytes) };
  }

  /** The id as people see it, from a stored row. After a change of secret or prefix it is today's spelling of the same 128 bits. */
  format(uuid: string): string {
    return this.prefixes[0] + encodeSignedId(bytesFromUuid(uuid), this.newest);
  }

  read(text: string): ClickIdReading {
    const lower = text.toLowerCase();
    for (const prefix of this.prefixes) {
      if (lower.length !== prefix.length + SIGNED_ID_LENGTH || !lower.startsWith(prefix)) continue;
      const reading = decodeSignedId(lower.slice(prefix.length), this.keys);
      if (reading.kind === 'genuine') {
        return {
          kind: 'genuine',
          uuid: uuidFromBytes(reading.bytes),
          clickedAtMs: timeOfBytes(reading.bytes),
          campaignNumber: reading.bytes.readUInt32BE(6),
          caseRepaired: lower !== text,
        };
      }
      if (reading.kind === 'forged') return { kind: 'forged' };
    }
    return { kind: 'foreign' };
  }
}
