import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Hmac } from './hmac.js';

describe('Hmac', () => {
  it('gives the bytes of createHmac, for any key and messages of changing lengths', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.array(fc.uint8Array({ maxLength: 200 }), { minLength: 1 }), (key, messages) => {
        const hmac = new Hmac(Buffer.from(key));
        for (const message of messages) {
          expect(hmac.hex(Buffer.from(message))).toBe(createHmac('sha256', key).update(message).digest('hex'));
        }
      }),
    );
  });

  it('gives the same of texts of changing lengths', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 400 }), { minLength: 1, maxLength: 4 }), (texts) => {
        const key = Buffer.from('a key');
        const hmac = new Hmac(key);
        for (const text of texts) expect(hmac.hexOfText(text)).toBe(createHmac('sha256', key).update(text, 'utf8').digest('hex'));
      }),
    );
  });

  it('refuses a key longer than a block', () => {
    expect(() => new Hmac(Buffer.alloc(65))).toThrow('at most 64 bytes');
  });
});
