import { STATUS_CODES } from 'node:http';
import type { EdgeAnswer } from '../edge/edge-answer.js';

/**
 * An answer as it goes over the wire, latin-1, with what Node adds to every answer.
 *
 * answer            its headers have passed checkHeaders
 * keepAliveSeconds  undefined: the connection ends with this answer
 */
export function plainAnswer({ status, headers, body }: EdgeAnswer, keepAliveSeconds: number | undefined): string {
  let text = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Unknown'}\r\n`;
  for (const name in headers) text += `${name}: ${headers[name]}\r\n`;
  const length = Buffer.byteLength(body);
  text += `content-length: ${length}\r\nDate: ${dateNow()}\r\n`;
  text +=
    keepAliveSeconds === undefined
      ? 'Connection: close\r\n\r\n'
      : `Connection: keep-alive\r\nKeep-Alive: timeout=${keepAliveSeconds}\r\n\r\n`;
  return text + (length === body.length ? body : Buffer.from(body).toString('latin1'));
}

// The text of a second is made once, not for each of its thousands of answers.
let second = 0;
let date = '';
function dateNow(): string {
  const now = Math.floor(Date.now() / 1_000);
  if (now !== second) {
    second = now;
    date = new Date(now * 1_000).toUTCString();
  }
  return date;
}
