import { TextDecoder } from 'node:util';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Reason } from '../reasons.js';
import { BODY_READ_LIMIT, headerOf, type RawHit } from '../raw-hit.js';
import { isJsonObject, readJson, type JsonValue } from './read-json.js';

/** What a body turned out to be. `form` is latin-1 characters, one per byte, still encoded. */
export type BodyReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'form'; readonly text: string; readonly charset: TextDecoder }
  | { readonly kind: 'json'; readonly value: JsonValue }
  | { readonly kind: 'unreadable'; readonly reason: Reason };

/**
 * Reads the body of a POST whatever its content type says: what looks like JSON is JSON, what looks like name=value is
 * a form, other content is kept in the log and not read.
 */
export function readBody(hit: Pick<RawHit, 'headers' | 'body'>): BodyReading {
  if (hit.body === '') return { kind: 'none' };
  const inflated = inflate(Buffer.from(hit.body, 'base64'), headerOf(hit, 'content-encoding'));
  if (typeof inflated === 'string') return { kind: 'unreadable', reason: inflated };
  const contentType = headerOf(hit, 'content-type')?.toLowerCase() ?? '';
  const charset = charsetOf(contentType);
  if (!charset) return { kind: 'unreadable', reason: 'unsupported_encoding' };
  const start = inflated
    .subarray(0, 256)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  const saysJson = /^[\w.+-]+\/(?:[\w.+-]+\+)?json\b/.test(contentType);
  if (start.startsWith('{') || start.startsWith('[') || charset.encoding.startsWith('utf-16')) return readJsonBody(inflated, charset);
  if (/^[^\s<>{}"=&]{1,100}(?:=|$)/.test(start) && !contentType.startsWith('multipart/')) {
    return /=/.test(start)
      ? {
          kind: 'form',
          text: inflated
            .toString('latin1')
            .replace(/^\xef\xbb\xbf/, '')
            .trim(),
          charset,
        }
      : plain(inflated, charset, saysJson);
  }
  return plain(inflated, charset, saysJson);
}

function plain(bytes: Buffer, charset: TextDecoder, saysJson: boolean): BodyReading {
  return saysJson && bytes.length > 0 ? readJsonBody(bytes, charset) : { kind: 'none' };
}

function readJsonBody(bytes: Buffer, charset: TextDecoder): BodyReading {
  let text: string;
  try {
    text = new TextDecoder(charset.encoding, { fatal: true }).decode(bytes);
  } catch {
    return { kind: 'unreadable', reason: 'malformed_encoding' };
  }
  const reading = readJson(text);
  if (reading.kind === 'malformed') return { kind: 'unreadable', reason: 'malformed_body' };
  if (reading.kind === 'too_deep') return { kind: 'unreadable', reason: 'body_too_deep' };
  if (isEncrypted(reading.value)) return { kind: 'unreadable', reason: 'encrypted_body_no_key' };
  return { kind: 'json', value: reading.value };
}

/** ClickBank's instant notifications from version 6 on: nothing but a cipher text and its initialisation vector. */
function isEncrypted(value: JsonValue): boolean {
  if (value === null || !isJsonObject(value) || value.members.length !== 2) return false;
  return (
    value.members
      .map(([name]) => name)
      .sort()
      .join() === 'iv,notification'
  );
}

/** Decompressed bytes, or the reason why not. The cap holds against a bomb: no more than 64 KiB ever comes out. */
function inflate(bytes: Buffer, encoding: string | undefined): Buffer | Reason {
  const options = { maxOutputLength: BODY_READ_LIMIT };
  try {
    switch (encoding?.trim().toLowerCase() ?? '') {
      case '':
      case 'identity':
        return bytes;
      case 'gzip':
      case 'x-gzip':
        return gunzipSync(bytes, options);
      case 'deflate':
        return inflateSync(bytes, options);
      case 'br':
        return brotliDecompressSync(bytes, options);
      default:
        return 'unsupported_encoding';
    }
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'body_too_large' : 'malformed_body';
  }
}

function charsetOf(contentType: string): TextDecoder | undefined {
  const label = /charset\s*=\s*"?([\w.:-]{1,40})/.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label, { ignoreBOM: true });
  } catch {
    return undefined;
  }
}
