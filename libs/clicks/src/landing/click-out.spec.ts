import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '#testing';
import { ClickStore } from '../store/click.store.js';
import { edgeApp, type EdgeApp } from '../testing/edge-app.js';
import { aNewClick, clickIds } from '../testing/factories.js';
import { seedCampaign } from '../testing/seed-campaign.js';

const OFFER = 'http://offer.example/?cid={click_id}&s={sub1}&o=';

let test: TestDatabase;
let edge: EdgeApp;
let campaign: Awaited<ReturnType<typeof seedCampaign>>;
let paused: Awaited<ReturnType<typeof seedCampaign>>;
beforeAll(async () => {
  test = await testDatabase();
  campaign = await seedCampaign(test.db, {
    key: 'landed',
    offers: [
      { url: `${OFFER}a`, weight: 50 },
      { url: `${OFFER}b`, weight: 50 },
    ],
    landers: [
      { url: 'https://one.example/?go={click_out_url}', weight: 30 },
      { url: 'https://two.example/{click_id}', weight: 70 },
      { url: 'https://three.example/{click_id}', weight: 0 },
    ],
  });
  paused = await seedCampaign(test.db, { key: 'paused', status: 'paused', fallbackUrl: 'https://fallback.example/?s={sub1}' });
  edge = await edgeApp(test);
});
afterAll(async () => {
  await edge.close();
  await test.close();
});
beforeEach(() => edge.reset());

const locationOf = async (path: string, init?: RequestInit) => {
  const answer = await edge.get(path, init);
  return { status: answer.status, location: answer.headers.get('location') ?? '' };
};
const mint = () => clickIds.mint(campaign.id, Date.now());
/** where a landing page sent its visitor, as the link on it */
const linkIn = (landing: string) => {
  const url = new URL(landing);
  return url.searchParams.get('go')?.replace('https://track.example', '') ?? `/o${url.pathname}`;
};
const offerIn = (location: string) => campaign.offerIds['ab'.indexOf(new URL(location).searchParams.get('o') ?? '')];

describe('a campaign with landing pages', () => {
  it('sends visitors to the pages by weight and records page and offer; the link on the page leads on to that offer', async () => {
    const pages = new Map<string, number>();
    for (let i = 0; i < 60; i++) {
      const { location } = await locationOf(`/c/landed?sub1=s${i}`);
      const { hostname } = new URL(location);
      pages.set(hostname, (pages.get(hostname) ?? 0) + 1);
      const click = edge.records().at(-1);
      expect(click).toMatchObject({ target: location, lander: campaign.landerIds[hostname === 'one.example' ? 0 : 1] });
      const on = await locationOf(linkIn(location));
      expect(on.location).toContain(`&s=s${i}&`);
      expect(offerIn(on.location)).toBe(click?.['offer']);
    }
    expect([...pages.keys()].sort()).toEqual(['one.example', 'two.example']);
  });

  it('records that the visitor went on, with the offer he reached', async () => {
    const { text, uuid } = mint();
    const before = Date.now();
    const { location } = await locationOf(`/o/${text}`);
    expect(edge.records()).toEqual([{ out: uuid, at: expect.any(Number), offer: offerIn(location) }]);
    expect(Number(edge.records()[0]?.['at'])).toBeGreaterThanOrEqual(before);
    expect(edge.counted).toEqual({});
  });
});

describe('GET /o/{click_id}', () => {
  it('needs no look-up: a click nobody has stored yet goes where its hash sends it, every time, in any case', async () => {
    const { text } = mint();
    const first = await locationOf(`/o/${text}`);
    expect(first).toEqual({ status: 302, location: expect.stringContaining(`cid=${text}&s=&o=`) });
    expect(await locationOf(`/o/${text}`)).toEqual(first);
    expect(await locationOf(`/o/${text.toUpperCase()}`)).toEqual(first);
    const reached = new Set<number | undefined>();
    for (let i = 0; i < 30; i++) reached.add(offerIn((await locationOf(`/o/${mint().text}`)).location));
    expect(reached).toEqual(new Set(campaign.offerIds));
  });

  it('finds what another process stored: its offer and the parameters of the tracking URL', async () => {
    const [{ text, uuid }, offerId = 0] = [mint(), campaign.offerIds[1]];
    const click = aNewClick(
      uuid,
      { campaignId: campaign.id, offerId, landingPageId: campaign.landerIds[0] ?? 0 },
      { query: 'sub1=stored' },
    );
    await test.db.transaction((tx) => new ClickStore().writeBatch(tx, [click]));
    expect((await locationOf(`/o/${text}`)).location).toBe(`http://offer.example/?cid=${text}&s=stored&o=b`);
    // The landing page may fill what the tracking URL left open, not change what it said.
    expect((await locationOf(`/o/${text}?sub1=page`)).location).toContain('&s=stored&');
    expect((await locationOf(`/o/${mint().text}?sub1=page`)).location).toContain('&s=page&');
  });

  it('goes to the offer the page names when it is one of the campaign’s', async () => {
    const foreign = paused.offerIds[0];
    for (const [place, offerId] of campaign.offerIds.entries()) {
      const { location } = await locationOf(`/o/${mint().text}?offer=${offerId}`);
      expect(offerIn(location)).toBe(campaign.offerIds[place]);
    }
    const { text } = mint();
    const own = (await locationOf(`/o/${text}`)).location;
    for (const odd of [foreign, 0, -1, 'x', '//evil.example', '1e9', '']) {
      expect((await locationOf(`/o/${text}?offer=${odd}`)).location).toBe(own);
    }
  });

  it.each([
    ['forged', () => mint().text.replace(/.$/, (last) => (last === '0' ? '8' : '0'))],
    ['of an imported click', () => 'another-trackers-id'],
    ['of a campaign that is not there', () => clickIds.mint(999_999, Date.now()).text],
    ['of no sense', () => '%00%E2%82%AC..%2f'],
    ['far too long', () => 'x'.repeat(300)],
    ['a URL', () => encodeURIComponent('https://evil.example/')],
  ])('answers 404 to an id %s, and records nothing', async (_, id) => {
    expect(await locationOf(`/o/${id()}?url=https://evil.example`)).toEqual({ status: 404, location: '' });
    expect(edge.records()).toEqual([]);
  });

  it('does not count link checkers, bots and browsers that fetch ahead', async () => {
    const { text } = mint();
    const { location } = await locationOf(`/o/${text}`);
    edge.reset();
    expect(await locationOf(`/o/${text}`, { method: 'HEAD' })).toEqual({ status: 302, location });
    expect((await locationOf(`/o/${text}`, { headers: { 'user-agent': 'facebookexternalhit/1.1' } })).location).toBe(location);
    expect((await locationOf(`/o/${text}`, { headers: { 'user-agent': 'Mozilla/5.0 Chrome/120', purpose: 'prefetch' } })).status).toBe(302);
    expect(edge.records()).toEqual([]);
  });

  it('leads to the fallback of a campaign that is paused since, and takes no other method', async () => {
    const { text } = clickIds.mint(paused.id, Date.now());
    expect(await locationOf(`/o/${text}?sub1=x`)).toEqual({ status: 302, location: 'https://fallback.example/?s=x' });
    expect((await edge.get(`/o/${text}`, { method: 'POST' })).status).toBe(405);
    expect(edge.records()).toEqual([]);
  });
});
