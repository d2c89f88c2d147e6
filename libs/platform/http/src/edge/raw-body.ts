import type { IncomingMessage } from 'node:http';
import { BODY_LIMIT_BYTES } from '../server-options.js';

/** How much of a body is kept, and so parsed, by the tracker's routes. */
export const KEPT_BODY_BYTES = 65_536;

/** A body as it came over the wire (still compressed where the sender compressed it). */
export interface RawBody {
  /** the first 64 KiB at most */
  readonly bytes: Buffer;
  /** whole length in bytes; above bytes.length when the rest was dropped */
  readonly size: number;
}

/** The answer is 413 and the connection closes: nobody waits for the rest. */
export class BodyTooLarge extends Error {
  readonly statusCode = 413;
}

/**
 * Collects a body, keeping its first 64 KiB and counting the rest.
 *
 * announced  the content-length header; a larger one than 1 MiB is refused before a byte is read
 * done       called once, with BodyTooLarge above 1 MiB or the stream's own error when the sender goes away
 */
export function readRawBody(
  payload: IncomingMessage,
  announced: string | undefined,
  done: (error: Error | null, body?: RawBody) => void,
): void {
  if (announced !== undefined && Number(announced) > BODY_LIMIT_BYTES) {
    done(new BodyTooLarge());
    return;
  }
  const kept: Buffer[] = [];
  let keptBytes = 0;
  let size = 0;
  const settle = (error: Error | null) => {
    payload.off('data', take).off('end', end).off('error', fail);
    if (error) done(error);
    else done(null, { bytes: kept.length === 1 && kept[0] ? kept[0] : Buffer.concat(kept), size });
  };
  const end = () => settle(null);
  const fail = (error: Error) => settle(Object.assign(error, { statusCode: 400 }));
  const take = (chunk: Buffer) => {
    size += chunk.length;
    if (size > BODY_LIMIT_BYTES) {
      settle(new BodyTooLarge());
      return;
    }
    if (keptBytes >= KEPT_BODY_BYTES) return;
    const part = chunk.length > KEPT_BODY_BYTES - keptBytes ? chunk.subarray(0, KEPT_BODY_BYTES - keptBytes) : chunk;
    kept.push(part);
    keptBytes += part.length;
  };
  payload.on('data', take).on('end', end).on('error', fail);
}
