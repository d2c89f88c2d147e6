import { hash } from 'node:crypto';

const BLOCK = 64;
const DIGEST = 32;

/**
 * HMAC-SHA-256 (RFC 2104) under one key, for messages as short as an id: two one-shot hashes over buffers that are kept.
 * The same bytes as createHmac gives, in less than half of its time: every click and every postback pays it.
 */
export class Hmac {
  private inner: Buffer;
  /** for texts: as long as the longest so far */
  private room: Buffer;
  private readonly outer = Buffer.alloc(BLOCK + DIGEST);

  /** key  at most 64 bytes */
  constructor(private readonly key: Buffer) {
    if (key.length > BLOCK) throw new Error(`An HMAC key has at most ${BLOCK} bytes, this one has ${key.length}`);
    this.inner = this.innerFor(0);
    this.room = this.innerFor(256);
    for (let i = 0; i < BLOCK; i++) this.outer[i] = (key[i] ?? 0) ^ 0x5c;
  }

  /** 32 bytes as hex */
  hex(message: Buffer): string {
    // Ids are all of one length: the buffer is made anew only when another length comes.
    if (this.inner.length !== BLOCK + message.length) this.inner = this.innerFor(message.length);
    message.copy(this.inner, BLOCK);
    // Hex is the fastest way out of crypto.hash: a Buffer of its own costs three times as much.
    this.outer.write(hash('sha256', this.inner, 'hex'), BLOCK, 'hex');
    return hash('sha256', this.outer, 'hex');
  }

  /** The same of a text, whatever its length. */
  hexOfText(text: string): string {
    const most = BLOCK + text.length * 3;
    if (this.room.length < most) this.room = this.innerFor(most);
    const end = BLOCK + this.room.write(text, BLOCK);
    this.outer.write(hash('sha256', this.room.subarray(0, end), 'hex'), BLOCK, 'hex');
    return hash('sha256', this.outer, 'hex');
  }

  private innerFor(length: number): Buffer {
    const inner = Buffer.alloc(BLOCK + length);
    for (let i = 0; i < BLOCK; i++) inner[i] = (this.key[i] ?? 0) ^ 0x36;
    return inner;
  }
}
