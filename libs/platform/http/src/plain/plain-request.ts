import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import type { EdgeRequest } from '../edge/edge-answer.js';

/** A GET read by readPlainRequest. It is its own `raw`: an object less per request. */
export class PlainRequest implements EdgeRequest {
  readonly method = 'GET';

  constructor(
    readonly url: string,
    readonly rawHeaders: string[],
    readonly headers: IncomingHttpHeaders,
    readonly socket: Socket,
  ) {}

  get raw(): this {
    return this;
  }
}

/** Half of what Node takes, so that the limit is Node's to judge. */
const MAX_BYTES = 8_192;

// Every part ends where its class of characters ends: linear, whatever comes.
const HEAD =
  /^GET (\/[\x21\x22\x24-\x7e]*) HTTP\/1\.1\r\n(?:[!#$%&'*+.^_`|~0-9A-Za-z-]+: [\x21-\x7e\x80-\xff][\t\x20-\x7e\x80-\xff]*\r\n)+\r\n$/;

/** A body, something to negotiate, or what Node reads in a way of its own. */
const NOT_PLAIN = new Set(['content-length', 'transfer-encoding', 'expect', 'upgrade', 'trailer', 'proxy-connection', 'set-cookie']);

/**
 * Reads a request that is as nearly all clicks and postbacks are: a whole GET, HTTP/1.1, one piece of bytes with nothing before or
 * behind it, no body, no header twice. undefined for everything else, also for what is merely odd: Node's parser judges that.
 * What is read is read as Node does (plain-request.fuzz.spec.ts holds the two side by side).
 */
export function readPlainRequest(bytes: Buffer, socket: Socket): PlainRequest | undefined {
  if (bytes.length > MAX_BYTES) return undefined;
  const text = bytes.toString('latin1');
  const url = HEAD.exec(text)?.[1];
  if (url === undefined) return undefined;
  const rawHeaders: string[] = [];
  const headers: IncomingHttpHeaders = {};
  // "GET " before the URL, " HTTP/1.1\r\n" behind it
  for (let at = url.length + 15; at < text.length - 2;) {
    const colon = text.indexOf(':', at);
    const end = text.indexOf('\r', colon);
    const name = text.slice(at, colon);
    const value = text.slice(colon + 2, end);
    const key = name.toLowerCase();
    if (headers[key] !== undefined || NOT_PLAIN.has(key) || text.charCodeAt(end - 1) <= 0x20) return undefined;
    headers[key] = value;
    rawHeaders.push(name, value);
    at = end + 2;
  }
  if (headers.host === undefined || !keepsAlive(headers.connection)) return undefined;
  return new PlainRequest(url, rawHeaders, headers, socket);
}

function keepsAlive(connection: string | undefined): boolean {
  return connection === undefined || connection === 'keep-alive' || connection.toLowerCase() === 'keep-alive';
}
