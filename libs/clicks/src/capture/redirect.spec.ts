import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { testDatabase, type TestDatabase } from '#testing';
import { CHROME as AGENT, edgeApp, type EdgeApp } from '../testing/edge-app.js';
import { clickIds } from '../testing/factories.js';
import { seedCampaign } from '../testing/seed-campaign.js';

let test: TestDatabase;
let edge: EdgeApp;

beforeAll(async () => {
  test = await testDatabase();
  await seedCampaign(test.db, { key: 'plain', offers: [{ url: 'http://offer.example/?cid={click_id}&s={sub1}&p={payout}' }] });
  await seedCampaign(test.db, { key: 'paused', status: 'paused', fallbackUrl: 'https://fallback.example/?s={sub1}' });
  const expired = await seedCampaign(test.db, { key: 'expired', fallbackUrl: 'https://fallback.example/?s={sub1}' });
  await test.db.query(`UPDATE offers SET rules = '{"schedule":{"end":"2020-01-01T00:00:00Z"}}' WHERE campaign_id = $1`, [expired.id]);
  await seedCampaign(test.db, { key: 'closed', status: 'paused' });
  await seedCampaign(test.db, { key: 'seeother', redirect: '307' });
  await seedCampaign(test.db, {
    key: 'meta',
    redirect: 'meta',
    offers: [{ url: `https://offer.example/?cid={click_id}&s={sub1}&q="'<x>` }],
  });
  await seedCampaign(test.db, { key: 'visitor', offers: [{ url: 'http://offer.example/?c={country}&d={device}&l={language}&ip={ip}' }] });
  edge = await edgeApp(test);
});
afterAll(async () => {
  await edge.close();
  await test.close();
});
beforeEach(() => edge.reset());

const get = (path: string, init?: RequestInit) => edge.get(path, init);
const idIn = (location: string | null) => new URL(location ?? '').searchParams.get('cid') ?? '';

describe('GET /c/{campaign_key}', () => {
  it('stores the click, then redirects with the macros filled', async () => {
    const answer = await get('/c/plain?sub1=a%26b', {
      headers: { 'user-agent': AGENT, referer: 'http://r.example/', 'accept-language': 'es', 'x-forwarded-for': '8.8.8.8' },
    });
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('set-cookie')]).toEqual([302, 'no-store', null]);
    const location = answer.headers.get('location');
    expect(location).toMatch(/^http:\/\/offer\.example\/\?cid=push_[0-9a-z]{43}&s=a%26b&p=5$/);
    expect(clickIds.read(idIn(location)).kind).toBe('genuine');
    const [record] = edge.records();
    expect(record).toMatchObject({
      query: 'sub1=a%26b',
      ip: '8.8.8.8',
      agent: AGENT,
      referrer: 'http://r.example/',
      languages: 'es',
      target: location,
    });
    expect(edge.counted).toEqual({ clicks_issued: 1 });
  });

  it('fills macros about the visitor', async () => {
    const answer = await get('/c/visitor', { headers: { 'user-agent': AGENT, 'accept-language': 'de-AT', 'x-forwarded-for': '8.8.8.8' } });
    expect(answer.headers.get('location')).toBe('http://offer.example/?c=US&d=desktop&l=de&ip=8.8.8.8');
  });

  it('lets the visitor go after 100 ms while a slow store goes on', async () => {
    let finish: () => void = () => undefined;
    edge.store = () => new Promise((resolve) => (finish = resolve));
    const before = performance.now();
    const answer = await get('/c/plain');
    const waited = performance.now() - before;
    expect(answer.status).toBe(302);
    expect(waited).toBeGreaterThan(90);
    expect(waited).toBeLessThan(600);
    finish();
    expect(edge.counted).toEqual({ clicks_issued: 1 });
  });

  it('redirects when nothing can store, tries again, and counts the loss when that does not help', async () => {
    edge.store = () => Promise.reject(new Error('both away'));
    expect((await get('/c/plain')).status).toBe(302);
    await vi.waitFor(() => expect(edge.counted).toEqual({ clicks_issued: 1, clicks_lost: 1 }));
  });

  it('stores the click of a visitor who is gone when a store comes back', async () => {
    let away = true;
    const kept = edge.store;
    edge.store = (payload) => (away ? Promise.reject(new Error('both away')) : kept(payload));
    expect((await get('/c/plain')).status).toBe(302);
    expect(edge.stored).toEqual([]);
    away = false;
    await vi.waitFor(() => expect(edge.stored).toHaveLength(1));
    expect(edge.counted).toEqual({ clicks_issued: 1 });
  });

  it('answers HEAD alike and records nothing', async () => {
    const answer = await get('/c/plain?sub1=x', { method: 'HEAD' });
    expect([answer.status, idIn(answer.headers.get('location')).length]).toEqual([302, 48]);
    expect([edge.stored, edge.counted]).toEqual([[], {}]);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('answers 405 to %s', async (method) => {
    const answer = await get('/c/plain', { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(edge.stored).toEqual([]);
  });

  it('answers 404 to an unknown key and counts it', async () => {
    const answer = await get('/c/nosuch%3Cb%3E');
    expect([answer.status, await answer.text()]).toEqual([404, 'No such link.']);
    expect(edge.counted).toEqual({ clicks_unknown: 1 });
  });

  it('sends a paused campaign to its fallback without an id, or nowhere, and counts both', async () => {
    const answer = await get('/c/paused?sub1=%0d%0a');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, 'https://fallback.example/?s=%0D%0A']);
    expect((await get('/c/closed')).status).toBe(404);
    expect([edge.stored, edge.counted]).toEqual([[], { clicks_unrouted: 2 }]);
  });

  it('redirects with 307 or a page that hides the referrer, as the campaign wants', async () => {
    expect((await get('/c/seeother')).status).toBe(307);
    const page = await get(`/c/meta?sub1=${encodeURIComponent(`"><script>'`)}`);
    expect([page.status, page.headers.get('referrer-policy'), page.headers.get('cache-control')]).toEqual([200, 'no-referrer', 'no-store']);
    const html = await page.text();
    expect(html).toMatch(
      /content="0;url='https:\/\/offer\.example\/\?cid=push_[0-9a-z]{43}&#38;s=%22%3E%3Cscript%3E%27&#38;q=&#34;%27&#60;x&#62;'"/,
    );
    expect(html).not.toContain('<script');
  });

  it.each<Record<string, string>>([
    { 'sec-purpose': 'prefetch;prerender' },
    { purpose: 'prefetch' },
    { 'x-purpose': 'preview' },
    { 'x-moz': 'prefetch' },
  ])('marks a browser that only fetches ahead: %j', async (headers) => {
    await get('/c/plain', { headers: { 'user-agent': AGENT, ...headers } });
    expect(edge.records()).toMatchObject([{ prefetch: 1 }]);
  });

  it('takes 8 KB of query and the first of repeated parameters, and keeps it all', async () => {
    const query = `sub1=first&sub1=second&SUB1=third&pad=${'x'.repeat(8_000)}`;
    const answer = await get(`/c/plain?${query}`);
    expect(answer.status).toBe(302);
    expect(new URL(answer.headers.get('location') ?? '').searchParams.get('s')).toBe('first');
    expect(edge.records()).toMatchObject([{ query }]);
  });

  it('sends visitors of a campaign whose time is over to its fallback', async () => {
    expect((await get('/c/expired?sub1=x')).headers.get('location')).toBe('https://fallback.example/?s=x');
    expect([edge.records(), edge.counted]).toEqual([[], { clicks_unrouted: 1 }]);
  });
});

describe('whatever the query holds', () => {
  const KINDS: Record<string, string> = { plain: 'http://offer.example', seeother: 'http://offer.example', meta: 'https://offer.example' };
  // Bytes as they may come over the wire: escapes of anything, and what needs none.
  const byte = fc.integer({ min: 0, max: 255 }).map((one) => `%${one.toString(16).padStart(2, '0')}`);
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }).map((one) => encodeURIComponent(one.toWellFormed())),
    fc.array(byte, { maxLength: 30 }).map((bytes) => bytes.join('')),
    fc.constantFrom(
      '%0d%0aSet-Cookie:x=1',
      '%00',
      '//evil.example',
      '@evil.example',
      '%5c%5cevil.example',
      '%ZZ',
      '{click_id}',
      "'%22><script>",
    ),
  );

  it.each(Object.keys(KINDS))('the visitor of %s goes to the stored scheme, host and port', async (key) => {
    await fc.assert(
      fc.asyncProperty(text, text, text, async (sub1, name, value) => {
        const answer = await get(`/c/${key}?sub1=${sub1}&${name}=${value}&sub1=${value}`);
        const page = await answer.text();
        const location = answer.headers.get('location') ?? /content="0;url='([^']*)'"/.exec(page)?.[1]?.replaceAll('&#38;', '&') ?? '';
        expect([200, 302, 307]).toContain(answer.status);
        expect(location).toMatch(/^[\x21-\x7e]+$/);
        expect(new URL(location).origin).toBe(KINDS[key]);
        expect(answer.headers.get('set-cookie')).toBeNull();
        expect(page).not.toContain('<script');
      }),
      { numRuns: 60 },
    );
  });
});

interface Hostile {
  readonly id: string;
  readonly endpoint: string;
  readonly title: string;
  readonly raw_b64?: string;
  readonly raw_b64_gz?: string;
  readonly expect: { readonly status: readonly number[]; readonly roundtrip?: string };
}

const vectors = readFileSync(new URL('../../../../test/vectors/bad-inputs.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Hostile);

describe('hostile clicks', () => {
  it.each(vectors.filter(({ endpoint }) => endpoint === 'click'))('$id: $title', async (vector) => {
    const bytes =
      vector.raw_b64 === undefined ? gunzipSync(Buffer.from(vector.raw_b64_gz ?? '', 'base64')) : Buffer.from(vector.raw_b64, 'base64');
    const text = bytes.toString('latin1').replaceAll('{{CLICKBASE}}', '/c').replaceAll('{{CLICK}}', '/c/plain');
    const answer = await exchange(Buffer.from(text, 'latin1'));
    const [head = ''] = answer.split('\r\n\r\n', 1);
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]);
    expect(vector.expect.status).toContain(status);
    const locations = [...head.matchAll(/\r\nlocation: ([^\r\n]*)/gi)].map(([, value]) => value ?? '');
    expect(locations).toHaveLength(status === 302 ? 1 : 0);
    for (const location of locations) {
      expect(location).toMatch(/^[\x21-\x7e]+$/);
      expect(new URL(location).origin).toBe('http://offer.example');
    }
    expect(head).not.toMatch(/\r\n(set-cookie|x-evil|x-injected)/i);
    expect(answer).not.toMatch(/node_modules| at .*:\d+:\d+/);
    if (vector.expect.roundtrip === 'sub1') {
      const sent = new URL(text.split(' ')[1] ?? '', 'http://x').searchParams.get('sub1');
      expect(new URL(locations[0] ?? '').searchParams.get('s')).toBe(sent);
    }
  });
});

/** Sends bytes as they are, reads until the server closes or has been quiet after an answer. */
function exchange(bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(edge.port, '127.0.0.1', () => socket.write(bytes));
    const quiet = setTimeout(() => socket.destroy(), 3_000);
    socket.on('data', (data) => {
      answer += data.toString('latin1');
    });
    // A server that refuses early may reset while we are still sending.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(quiet);
      if (answer === '') reject(new Error('no answer'));
      else resolve(answer);
    });
  });
}
