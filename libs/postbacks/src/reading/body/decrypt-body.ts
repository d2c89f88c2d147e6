import { createDecipheriv, createHash } from 'node:crypto';
import { readJson, isJsonObject, type JsonReading, type JsonValue } from './read-json.js';

/** The two members of an encrypted body: ClickBank's instant notifications from version 6 on. */
export interface EncryptedBody {
  readonly notification: string;
  readonly iv: string;
}

/** Is this JSON nothing but a cipher text and its initialisation vector? */
export function encryptedBody(value: JsonValue): EncryptedBody | undefined {
  if (value === null || !isJsonObject(value) || value.members.length !== 2) return undefined;
  const members = new Map(value.members);
  const [notification, iv] = [members.get('notification'), members.get('iv')];
  return typeof notification === 'string' && typeof iv === 'string' ? { notification, iv } : undefined;
}

/**
 * Opens it: AES-256-CBC, the key being the first 32 hex digits of the SHA-1 of the account's secret key.
 * https://support.clickbank.com/en/articles/10535147-instant-notification-service-ins
 *
 * returns  the JSON inside, or undefined when this key does not open it
 */
export function decryptBody({ notification, iv }: EncryptedBody, secret: string): JsonReading | undefined {
  const key = createHash('sha1').update(secret).digest('hex').slice(0, 32);
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, Buffer.from(iv, 'base64'));
    const plain = Buffer.concat([decipher.update(Buffer.from(notification, 'base64')), decipher.final()]);
    const reading = readJson(plain.toString('utf8', 0, endOf(plain)));
    return reading.kind === 'value' && isObject(reading.value) ? reading : undefined;
  } catch {
    // A wrong key shows as wrong padding, a cut text as a wrong length.
    return undefined;
  }
}

function isObject(value: JsonValue): boolean {
  return value !== null && isJsonObject(value);
}

/** Without the zeros that some of its senders fill up with after the padding. */
function endOf(plain: Buffer): number {
  let end = plain.length;
  while (end > 0 && (plain[end - 1] ?? 0) <= 0x20) end--;
  return end;
}
