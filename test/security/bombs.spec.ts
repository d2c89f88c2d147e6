import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_KEY, EMAIL, oneProcess, PASSWORD } from '../flows/one-process.js';

let running: Awaited<ReturnType<typeof oneProcess>>;
beforeAll(async () => {
  running = await oneProcess();
}, 120_000);
afterAll(() => running.stop(), 30_000);

const JSON_TYPE = { 'content-type': 'application/json' };
const ADMIN = { authorization: `Bearer ${ADMIN_KEY}` };

async function send(method: string, path: string, given: { headers?: Record<string, string>; body?: string } = {}) {
  const answer = await fetch(`${running.url}${path}`, { method, redirect: 'manual', ...given });
  return { status: answer.status, text: await answer.text() };
}
const manage = (method: string, path: string, body?: string) =>
  send(method, `/api/v1${path}`, { headers: { ...ADMIN, ...(body !== undefined && JSON_TYPE) }, ...(body !== undefined && { body }) });

/** What a program that copies members without care would hand to every object. */
function expectUnpolluted(): void {
  expect([({} as Record<string, unknown>)['admin'], ([] as unknown as Record<string, unknown>)['admin']]).toEqual([undefined, undefined]);
}

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const BODIES = {
  'a hundred thousand levels': deep(100_000),
  'a hundred thousand levels of objects': `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
  'a hundred thousand members': `{${Array.from({ length: 100_000 }, (_, i) => `"m${i}":1`).join(',')}}`,
  'more than a mebibyte': JSON.stringify({ name: 'x'.repeat(1_100_000) }),
  'a number of a hundred thousand digits': `{"limit":${'9'.repeat(100_000)}}`,
};
const POLLUTION = [
  '{"__proto__":{"admin":true},"name":"x"}',
  '{"constructor":{"prototype":{"admin":true}},"name":"x"}',
  '{"name":"x","offers":[{"__proto__":{"admin":true},"url":"http://o.example/","payout":"1","currency":"USD"}]}',
];

describe('a body that is a bomb', () => {
  it.each(Object.entries(BODIES))('is refused by the management API, and the process goes on: %s', async (_what, body) => {
    for (const [method, path] of [
      ['POST', '/campaigns'],
      ['POST', '/postbacks/replay'],
      ['POST', '/privacy/erase'],
      ['PUT', '/rates/EUR'],
    ] as const) {
      const { status, text } = await manage(method, path, body);
      expect([path, status >= 400 && status < 500, /\bat .*\(|node_modules|RangeError/.test(text)]).toEqual([path, true, false]);
    }
    const session = await send('POST', '/api/v1/session', { headers: JSON_TYPE, body });
    expect([400, 413]).toContain(session.status);
    expect((await send('GET', '/healthz')).status).toBe(200);
  });

  it.each(Object.entries(BODIES))('is a hit like any other at the postback door: %s', async (_what, body) => {
    const { status } = await send('POST', '/postback', { headers: JSON_TYPE, body });
    expect(status).toBe(body.length > 1_048_576 ? 413 : 200);
    expect((await send('GET', '/healthz')).status).toBe(200);
  });
});

describe('members that would change every object', () => {
  it.each(POLLUTION)('change none: %s', async (body) => {
    for (const path of ['/campaigns', '/report-views', '/postback-sources/preview', '/users']) {
      expect((await manage('POST', path, body)).status).toBeLessThan(500);
      expectUnpolluted();
    }
    expect((await send('POST', '/postback', { headers: JSON_TYPE, body })).status).toBe(200);
    expect(
      (await send('POST', '/postback', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: '__proto__[admin]=1' }))
        .status,
    ).toBe(200);
    expectUnpolluted();
  });

  it('neither do those of a query', async () => {
    const query = '__proto__[admin]=true&constructor[prototype][admin]=true&filter[__proto__]=1&having[__proto__]=%3E1&group_by=__proto__';
    for (const path of ['/campaigns', '/reports', '/clicks', '/reports/export', '/privacy/export'])
      expect((await manage('GET', `${path}?${query}`)).status).toBeLessThan(500);
    for (const path of ['/postback', '/c/none', '/receipts/none']) expect((await send('GET', `${path}?${query}`)).status).toBeLessThan(500);
    expectUnpolluted();
  });
});

describe('a query that is a bomb', () => {
  const MANY = Array.from({ length: 1_500 }, (_, i) => `filter[sub${i}]=${i}`).join('&');
  const WIDE = `filter[campaign]=${Array.from({ length: 3_000 }, (_, i) => i).join(',')}`;
  const LONG = `group_by=${'campaign,'.repeat(1_500)}`;
  it.each([MANY, WIDE, LONG, `filter${'[a]'.repeat(4_000)}=1`])('is answered or refused, never a fault: %#', async (query) => {
    for (const path of ['/reports', '/clicks', '/campaigns']) {
      const { status } = await manage('GET', `${path}?${query}`);
      expect([path, status < 500]).toEqual([path, true]);
    }
    expect((await send('GET', '/healthz')).status).toBe(200);
  });
});

describe('a request of another site', () => {
  it('changes nothing with the cookie alone', async () => {
    const signedIn = await fetch(`${running.url}/api/v1/session`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
    });
    const cookie = String(signedIn.headers.get('set-cookie')).split(';')[0] ?? '';
    const name = `made by ${Math.random()}`;
    const body = JSON.stringify({ name });
    const foreign = { cookie, origin: 'https://evil.example', 'content-type': 'text/plain' };
    expect((await send('POST', '/api/v1/advertisers', { headers: foreign, body })).status).toBe(403);
    expect((await send('POST', '/api/v1/advertisers', { headers: { ...foreign, ...JSON_TYPE }, body })).status).toBe(403);
    expect((await manage('GET', '/advertisers?limit=100')).text).not.toContain(name);
  });
});
