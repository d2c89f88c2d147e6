import fc from 'fast-check';
import { createServer, type Server } from 'node:http';
import { connect, Socket, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlainRequest } from './plain-request.js';

const read = (text: string) => readPlainRequest(Buffer.from(text, 'latin1'), new Socket());
const CLICK =
  'GET /c/abc?x=1 HTTP/1.1\r\nHost: t\r\nUser-Agent: Mozilla/5.0 (X11)\r\nAccept: */*\r\nX-Odd:  \u00e9\t~\r\nConnection: keep-alive\r\n\r\n';

/** What Node's own server makes of the same bytes: the request, or undefined when it refuses or waits for more. */
function byNode(port: number, text: string): Promise<{ url: unknown; rawHeaders: unknown; headers: unknown; body: boolean } | undefined> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(Buffer.from(text, 'latin1')));
    socket.setTimeout(2_000, () => socket.destroy());
    socket.on('error', () => undefined).on('data', (bytes) => (answer += bytes.toString()));
    socket.on('close', () => {
      const at = answer.indexOf('\r\n\r\n');
      resolve(answer.startsWith('HTTP/1.1 200') ? JSON.parse(answer.slice(at + 4)) : undefined);
    });
  });
}

describe('readPlainRequest', () => {
  let server: Server;
  let port: number;
  beforeAll(async () => {
    server = createServer(({ method, url, headers, rawHeaders, httpVersion }, response) => {
      const body = JSON.stringify({ method, url, headers, rawHeaders, httpVersion });
      response.writeHead(200, { connection: 'close', 'content-length': Buffer.byteLength(body) }).end(body);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => server.close());

  it('reads a GET in one piece', () => {
    const request = read(CLICK.replace('X-Odd:  ', 'X-Odd: '));
    expect([request?.url, request?.raw.method]).toEqual(['/c/abc?x=1', 'GET']);
    expect(request?.rawHeaders.slice(0, 4)).toEqual(['Host', 't', 'User-Agent', 'Mozilla/5.0 (X11)']);
    expect(request?.headers).toMatchObject({ host: 't', 'user-agent': 'Mozilla/5.0 (X11)', 'x-odd': '\u00e9\t~' });
  });

  const GET = 'GET /c/a HTTP/1.1\r\nHost: t\r\n';
  it.each([
    ['half a request', GET],
    ['two requests', `${GET}\r\n${GET}\r\n`],
    ['bytes behind it', `${GET}\r\nx`],
    ['bytes before it', `\r\n${GET}\r\n`],
    ['another method', `${GET.replace('GET', 'POST')}\r\n`],
    ['HTTP/1.0', `${GET.replace('1.1', '1.0')}\r\n`],
    ['no host', 'GET /c/a HTTP/1.1\r\nAccept: x\r\n\r\n'],
    ['two hosts', `${GET}host: u\r\n\r\n`],
    ['a header twice', `${GET}cookie: a=1\r\nCookie: b=2\r\n\r\n`],
    ['a body of a known length', `${GET}Content-Length: 0\r\n\r\n`],
    ['a body in chunks', `${GET}Transfer-Encoding: chunked\r\n\r\n`],
    ['an upgrade', `${GET}Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n`],
    ['a connection that ends', `${GET}Connection: close\r\n\r\n`],
    ['a proxy that ends', `${GET}Proxy-Connection: close\r\n\r\n`],
    ['a header that is a list', `${GET}Set-Cookie: a=1\r\n\r\n`],
    ['a continued line', `${GET}X: a\r\n b\r\n\r\n`],
    ['a bare line feed', `${GET}X: a\nY: b\r\n\r\n`],
    ['a bare carriage return', `${GET}X: a\rY: b\r\n\r\n`],
    ['a space before the colon', `${GET}X : a\r\n\r\n`],
    ['a NUL', `${GET}X: a\0\r\n\r\n`],
    ['spaces at the end of a value', `${GET}X: a \r\n\r\n`],
    ['an absolute URL', `${GET.replace('/c', 'http://t/c')}\r\n`],
    ['a fragment', `${GET.replace('/c/a', '/c/a#b')}\r\n`],
    ['more than 8 KiB', `${GET}X: ${'a'.repeat(8_200)}\r\n\r\n`],
  ])('leaves %s to Node', (_what, text) => {
    expect(read(text)).toBeUndefined();
  });

  it('reads what it takes as Node does, however it was changed', async () => {
    const bytes = fc.constantFrom(
      ...'\r\n\t\0 :;,/?#%=&"aZ0-_\u007f\u0080\u00ff'.split(''),
      '\r\n',
      '\r\n\r\n',
      'Host: u\r\n',
      'X: \u00e9\r\n',
      '__proto__: a\r\n',
    );
    const change = fc.record({ at: fc.nat(CLICK.length), cut: fc.constantFrom(0, 0, 1, 2), put: bytes });
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 3 }), async (changes) => {
        const text = changes.reduce(
          (was, { at, cut, put }) => was.slice(0, at) + put + was.slice(at + cut),
          CLICK.replace('X-Odd:  ', 'X-Odd: '),
        );
        const request = read(text);
        if (!request) return;
        taken += 1;
        const { url, headers, rawHeaders } = request;
        expect(await byNode(port, text)).toEqual({ method: 'GET', httpVersion: '1.1', url, headers: { ...headers }, rawHeaders });
      }),
      { numRuns: 400 },
    );
    expect(taken).toBeGreaterThan(20);
  });
});
