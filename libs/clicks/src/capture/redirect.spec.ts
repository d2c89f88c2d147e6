import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CampaignDirectory } from '#campaigns';
import { ConfigModule } from '#config';
import { createHttpApp } from '#http';
import { BatchPublisher, StoreClock } from '#queue';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { ClickDoor } from './click-door.js';
import { ClickKeeper } from './click-keeper.js';
import { readClickRecord } from '../store/click-record.js';
import { ClickRoutes } from './click-routes.js';
import { GeoLocator } from '../enrich/geo-locator.js';
import { clickIds } from '../testing/factories.js';
import { seedCampaign } from '../testing/seed-campaign.js';
import { VisitorReader } from '../enrich/visitor-reader.js';

const AGENT = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36';

class ImpatientKeeper extends ClickKeeper {
  protected override readonly tryAgainAfterMs = [30, 30];
}

let test: TestDatabase;
let app: NestFastifyApplication;
let port: number;
/** what the stores do with a batch, set by each test */
let store: (payload: string) => Promise<void>;
let stored: string[] = [];
let counted: Record<string, number> = {};

beforeAll(async () => {
  test = await testDatabase();
  await seedCampaign(test.db, { key: 'plain', offers: [{ url: 'http://offer.example/?cid={click_id}&s={sub1}&p={payout}' }] });
  await seedCampaign(test.db, { key: 'paused', status: 'paused', fallbackUrl: 'https://fallback.example/?s={sub1}' });
  await seedCampaign(test.db, { key: 'closed', status: 'paused' });
  await seedCampaign(test.db, { key: 'seeother', redirect: '307' });
  await seedCampaign(test.db, {
    key: 'meta',
    redirect: 'meta',
    offers: [{ url: `https://offer.example/?cid={click_id}&s={sub1}&q="'<x>` }],
  });
  await seedCampaign(test.db, { key: 'visitor', offers: [{ url: 'http://offer.example/?c={country}&d={device}&l={language}&ip={ip}' }] });
  const settings = testSettings({ DATABASE_URL: test.url, TRUSTED_PROXIES: ['127.0.0.1'] }, 'tracker');
  const directory = new CampaignDirectory(settings);
  await directory.ensureFresh(test.db);
  const publisher = new BatchPublisher({ store: (payload) => store(payload), isClosed: () => false });
  const counters = { add: (name: string) => void (counted[name] = (counted[name] ?? 0) + 1) };
  const door = new ClickDoor(
    directory,
    new ImpatientKeeper(publisher, counters),
    counters,
    clickIds,
    new VisitorReader(await GeoLocator.open()),
  );
  @Module({
    imports: [ConfigModule.forProcess(settings)],
    providers: [{ provide: ClickDoor, useValue: door }, { provide: StoreClock, useValue: { now: () => Date.now() } }, ClickRoutes],
  })
  class EdgeUnderTest {}
  app = await createHttpApp(EdgeUnderTest, settings);
  await app.listen(0, '127.0.0.1');
  port = (app.getHttpServer().address() as { port: number }).port;
});
afterAll(async () => {
  await app.close();
  await test.close();
});
beforeEach(() => {
  stored = [];
  counted = {};
  store = (payload) => {
    stored.push(payload);
    return Promise.resolve();
  };
});

const get = (path: string, init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', headers: { 'user-agent': AGENT }, ...init });
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
    expect(stored).toHaveLength(1);
    const record = readClickRecord(stored[0]?.slice(stored[0].indexOf('{'), stored[0].lastIndexOf('}') + 1) ?? '');
    expect(record).toMatchObject({
      query: 'sub1=a%26b',
      ip: '8.8.8.8',
      agent: AGENT,
      referrer: 'http://r.example/',
      languages: 'es',
      target: location,
    });
    expect(counted).toEqual({ clicks_issued: 1 });
  });

  it('fills macros about the visitor', async () => {
    const answer = await get('/c/visitor', { headers: { 'user-agent': AGENT, 'accept-language': 'de-AT', 'x-forwarded-for': '8.8.8.8' } });
    expect(answer.headers.get('location')).toBe('http://offer.example/?c=US&d=desktop&l=de&ip=8.8.8.8');
  });

  it('lets the visitor go after 100 ms while a slow store goes on', async () => {
    let finish: () => void = () => undefined;
    store = () => new Promise((resolve) => (finish = resolve));
    const before = performance.now();
    const answer = await get('/c/plain');
    const waited = performance.now() - before;
    expect(answer.status).toBe(302);
    expect(waited).toBeGreaterThan(90);
    expect(waited).toBeLessThan(600);
    finish();
    expect(counted).toEqual({ clicks_issued: 1 });
  });

  it('redirects when nothing can store, tries again, and counts the loss when that does not help', async () => {
    store = () => Promise.reject(new Error('both away'));
    expect((await get('/c/plain')).status).toBe(302);
    await vi.waitFor(() => expect(counted).toEqual({ clicks_issued: 1, clicks_lost: 1 }));
  });

  it('stores the click of a visitor who is gone when a store comes back', async () => {
    let away = true;
    const kept = store;
    store = (payload) => (away ? Promise.reject(new Error('both away')) : kept(payload));
    expect((await get('/c/plain')).status).toBe(302);
    expect(stored).toEqual([]);
    away = false;
    await vi.waitFor(() => expect(stored).toHaveLength(1));
    expect(counted).toEqual({ clicks_issued: 1 });
  });

  it('answers HEAD alike and records nothing', async () => {
    const answer = await get('/c/plain?sub1=x', { method: 'HEAD' });
    expect([answer.status, idIn(answer.headers.get('location')).length]).toEqual([302, 48]);
    expect([stored, counted]).toEqual([[], {}]);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('answers 405 to %s', async (method) => {
    const answer = await get('/c/plain', { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(stored).toEqual([]);
  });

  it('answers 404 to an unknown key and counts it', async () => {
    const answer = await get('/c/nosuch%3Cb%3E');
    expect([answer.status, await answer.text()]).toEqual([404, 'No such link.']);
    expect(counted).toEqual({ clicks_unknown: 1 });
  });

  it('sends a paused campaign to its fallback without an id, or nowhere, and counts both', async () => {
    const answer = await get('/c/paused?sub1=%0d%0a');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, 'https://fallback.example/?s=%0D%0A']);
    expect((await get('/c/closed')).status).toBe(404);
    expect([stored, counted]).toEqual([[], { clicks_unrouted: 2 }]);
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

  it('marks a browser that only fetches ahead', async () => {
    await get('/c/plain', { headers: { 'sec-purpose': 'prefetch;prerender' } });
    expect(stored[0]).toContain('"prefetch":1');
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
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
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
