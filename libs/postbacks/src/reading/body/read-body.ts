import { TextDecoder } from 'node:util';
import type { Reason } from '../../reasons.js';
import { headerOf, type RawHit } from '../../raw-hit.js';
import { decompressBody } from './decompress-body.js';
import { decryptBody, encryptedBody } from './decrypt-body.js';
import { readJson, type JsonValue } from './read-json.js';
import { readMultipart } from './read-multipart.js';

/** What a body turned out to be. `form` is latin-1 characters, one per byte, still encoded. */
export type BodyReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'form'; readonly text: string; readonly charset: TextDecoder }
  | { readonly kind: 'fields'; readonly fields: readonly (readonly [name: string, text: string])[] }
  | { readonly kind: 'json'; readonly value: JsonValue; readonly decrypted: boolean }
  | { readonly kind: 'unreadable'; readonly reason: Reason };

/**
 * Reads the body of a POST whatever its content type says: what looks like JSON is JSON, what looks like name=value is
 * a form, what says multipart and has a boundary is that; other content is kept in the log and not read.
 *
 * secret  the source's key for encrypted bodies, if it has one
 */
export function readBody(hit: Pick<RawHit, 'headers' | 'body'>, secret?: string): BodyReading {
  if (hit.body === '') return { kind: 'none' };
  const inflated = decompressBody(Buffer.from(hit.body, 'base64'), headerOf(hit, 'content-encoding'));
  if (typeof inflated === 'string') return { kind: 'unreadable', reason: inflated };
  const contentType = headerOf(hit, 'content-type')?.toLowerCase() ?? '';
  const charset = charsetOf(contentType, inflated);
  if (!charset) return { kind: 'unreadable', reason: 'unsupported_encoding' };
  if (contentType.startsWith('multipart/form-data')) return readParts(inflated, headerOf(hit, 'content-type') ?? '', charset);
  const start = inflated
    .subarray(0, 256)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  if (/^[{[]/.test(start) || charset.encoding.startsWith('utf-16')) return readJsonBody(inflated, charset, secret);
  if (/^[^\s<>{}"=&]{1,100}=/.test(start)) {
    return {
      kind: 'form',
      text: inflated
        .toString('latin1')
        .replace(/^\xef\xbb\xbf/, '')
        .trim(),
      charset,
    };
  }
  const saysJson = /^[\w.+-]+\/(?:[\w.+-]+\+)?json\b/.test(contentType);
  return saysJson ? readJsonBody(inflated, charset, secret) : { kind: 'none' };
}

function readParts(bytes: Buffer, contentType: string, charset: TextDecoder): BodyReading {
  const reading = readMultipart(bytes, contentType, charset);
  if (reading.kind === 'fields') return reading;
  return { kind: 'unreadable', reason: reading.kind === 'malformed' ? 'malformed_body' : 'too_many_params' };
}

function readJsonBody(bytes: Buffer, charset: TextDecoder, secret: string | undefined): BodyReading {
  let text: string;
  try {
    text = new TextDecoder(charset.encoding, { fatal: true }).decode(bytes);
  } catch {
    return { kind: 'unreadable', reason: 'malformed_encoding' };
  }
  const reading = readJson(text);
  if (reading.kind === 'malformed') return { kind: 'unreadable', reason: 'malformed_body' };
  if (reading.kind === 'too_deep') return { kind: 'unreadable', reason: 'body_too_deep' };
  const encrypted = encryptedBody(reading.value);
  if (!encrypted) return { kind: 'json', value: reading.value, decrypted: false };
  if (secret === undefined) return { kind: 'unreadable', reason: 'encrypted_body_no_key' };
  const opened = decryptBody(encrypted, secret);
  if (opened?.kind !== 'value') return { kind: 'unreadable', reason: 'auth_invalid' };
  return { kind: 'json', value: opened.value, decrypted: true };
}

/** A byte order mark of UTF-16 tells more than a header that says nothing. */
function charsetOf(contentType: string, bytes: Buffer): TextDecoder | undefined {
  const mark = bytes.subarray(0, 2).toString('hex');
  const marked = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : undefined;
  const label = /charset\s*=\s*["']?([\w.:-]{1,40})/.exec(contentType)?.[1] ?? marked ?? 'utf-8';
  try {
    return new TextDecoder(label, { ignoreBOM: true });
  } catch {
    return undefined;
  }
}
