import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Random lower-case base32 without i, l, o, u: 5 bits a character. */
export function newKey(length: number): string {
  let key = '';
  for (const byte of randomBytes(length)) key += ALPHABET.charAt(byte & 31);
  return key;
}

/** 50 bits: not to be guessed by chance; a visitor may know it anyway. */
export const CAMPAIGN_KEY_LENGTH = 10;
/** 100 bits: who knows it may report conversions. */
export const SOURCE_KEY_LENGTH = 20;
