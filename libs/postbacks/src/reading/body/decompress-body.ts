import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { BODY_READ_LIMIT } from '../../raw-hit.js';
import type { Reason } from '../../reasons.js';

/** Decompressed bytes, or the reason why not. The cap holds against a bomb: no more than 64 KiB ever comes out. */
export function decompressBody(bytes: Buffer, encoding: string | undefined): Buffer | Reason {
  const options = { maxOutputLength: BODY_READ_LIMIT };
  try {
    switch (encoding?.trim().toLowerCase() ?? '') {
      case '':
        // Compressed, and nobody said so.
        return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, options) : bytes;
      // Charsets and transfer encodings that stand in the wrong header.
      case 'identity':
      case 'none':
      case 'utf-8':
      case 'utf8':
        return bytes;
      case 'gzip':
      case 'x-gzip':
        return gunzipSync(bytes, options);
      case 'deflate':
        // Half of its senders leave the zlib header out.
        return isZlib(bytes) ? inflateSync(bytes, options) : inflateRawSync(bytes, options);
      case 'br':
        return brotliDecompressSync(bytes, options);
      default:
        return 'unsupported_encoding';
    }
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'body_too_large' : 'malformed_body';
  }
}

function isZlib(bytes: Buffer): boolean {
  return ((bytes[0] ?? 0) & 0x0f) === 8 && (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) % 31 === 0;
}
