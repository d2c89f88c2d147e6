import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '#testing';
import { edgeApp, CHROME, type EdgeApp } from '../testing/edge-app.js';
import { clickIds } from '../testing/factories.js';
import { seedCampaign } from '../testing/seed-campaign.js';

const OFFERS = [{ url: 'http://a.example/' }, { url: 'http://b.example/' }];

let test: TestDatabase;
let edge: EdgeApp;
let cookied: Awaited<ReturnType<typeof seedCampaign>>;
beforeAll(async () => {
  test = await testDatabase();
  cookied = await seedCampaign(test.db, { key: 'cookied', offers: OFFERS, extra: { sticky_cookie: true } });
  await seedCampaign(test.db, { key: 'byaddress', offers: OFFERS, extra: { sticky_visitor: true } });
  await seedCampaign(test.db, { key: 'free', offers: OFFERS });
  edge = await edgeApp(test);
});
afterAll(async () => {
  await edge.close();
  await test.close();
});
beforeEach(() => edge.reset());

/** One visit; the answer's cookie as a browser would send it back. */
async function visit(key: string, given: { cookie?: string; ip?: string; method?: string; https?: boolean } = {}) {
  const headers: Record<string, string> = { 'user-agent': CHROME, 'x-forwarded-for': given.ip ?? '203.0.113.9' };
  if (given.cookie !== undefined) headers['cookie'] = given.cookie;
  if (given.https) headers['x-forwarded-proto'] = 'https';
  const answer = await edge.get(key.startsWith('/') ? key : `/c/${key}`, { headers, method: given.method ?? 'GET' });
  const set = answer.headers.get('set-cookie');
  return { location: answer.headers.get('location'), set, cookie: set?.split(';', 1)[0] ?? '' };
}
const ADDRESSES = Array.from({ length: 30 }, (_, i) => `203.0.113.${i + 1}`);

describe('a campaign that asks for a cookie', () => {
  it('gives a new visitor one that scripts cannot read and that ends, and keeps him with his offer wherever he comes from', async () => {
    const offers = new Set<string | null>();
    for (const ip of ADDRESSES.slice(0, 12)) {
      const first = await visit('cookied', { ip });
      expect(first.set).toMatch(/^rebound_visitor=[0-9a-z]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
      offers.add(first.location);
      const cookie = `theme=dark; ${first.cookie}`;
      for (const again of ADDRESSES.slice(0, 3))
        expect(await visit('cookied', { cookie, ip: again })).toEqual({ location: first.location, set: null, cookie: '' });
    }
    expect(offers).toEqual(new Set(['http://a.example/', 'http://b.example/']));
  });

  it('takes only its own cookie, and says Secure under https', async () => {
    for (const cookie of [
      'rebound_visitor=',
      `rebound_visitor=${'a'.repeat(43)}`,
      'rebound_visitor=%0d%0a',
      'xrebound_visitor=1',
      'a; ;=',
    ]) {
      expect((await visit('cookied', { cookie })).set).toMatch(/^rebound_visitor=[0-9a-z]{43};/);
    }
    expect((await visit('cookied', { https: true })).set).toContain('; Secure; SameSite=Lax');
  });

  it('sets none for link checkers, and none at the click-out', async () => {
    expect((await visit('cookied', { method: 'HEAD' })).set).toBeNull();
    expect((await visit(`/o/${clickIds.mint(cookied.id, Date.now()).text}`)).set).toBeNull();
  });
});

describe('campaigns that do not ask for a cookie', () => {
  it('set none; a sticky visitor is known by address and agent', async () => {
    const offers = new Set<string | null>();
    for (const ip of ADDRESSES) {
      const first = await visit('byaddress', { ip });
      expect(first.set).toBeNull();
      offers.add(first.location);
      expect((await visit('byaddress', { ip })).location).toBe(first.location);
      expect((await visit('free', { ip })).set).toBeNull();
    }
    expect(offers.size).toBe(2);
  });
});
