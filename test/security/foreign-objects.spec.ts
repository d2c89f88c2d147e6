import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_KEY, oneProcess } from '../flows/one-process.js';
import type { RunningSystem } from '../flows/running-system.js';
import { callApi, click, clickIdIn, postback, servedBy, verdictOf, type CampaignAnswer } from '../flows/visitor.js';

/** Every route of the management API with an object in its path, taken from the API's own description, asked by two advertisers. */

interface World {
  readonly key: string;
  /** path parameter by route: what a path's placeholders stand for */
  readonly objects: Readonly<Record<string, string>>;
}

/** Placeholder by the part of the path before it. A route that is not listed fails the test: say whose its objects are. */
const OBJECT_AT: readonly (readonly [prefix: string, object: string])[] = [
  ['/advertisers/', 'advertiser'],
  ['/campaigns/{}/offers/', 'offer'],
  ['/campaigns/{}/landing-pages/', 'landingPage'],
  ['/campaigns/{}/versions/', 'version'],
  ['/campaigns/', 'campaign'],
  ['/clicks/', 'click'],
  ['/conversions/imports/', 'import'],
  ['/conversions/', 'conversion'],
  ['/postback-sources/', 'source'],
  ['/postbacks/', 'receipt'],
];
/** No advertiser's: an administrator's, the sender's own, or everybody's. */
const NOBODYS = /^\/(users|api-keys|sessions|costs|rates|report-views|traffic-sources|system|macros|exports|reports)\//;

const MARK = 'MARK-OF-THE-OTHER';
let running: Awaited<ReturnType<typeof oneProcess>>;
let admin: RunningSystem;
let mine: World;
let theirs: World;
let routes: { method: string; path: string }[];

beforeAll(async () => {
  running = await oneProcess();
  const { url } = running;
  admin = { apiUrl: url, trackerUrl: url, apiKey: ADMIN_KEY, restart: () => Promise.resolve(), stop: running.stop };
  const { paths } = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as { paths: Record<string, Record<string, unknown>> };
  routes = Object.entries(paths)
    .filter(([path]) => path.startsWith('/api/v1/'))
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path: path.slice(7) })));
  mine = await makeWorld('mine');
  theirs = await makeWorld(MARK);
}, 120_000);
afterAll(() => running.stop(), 30_000);

async function makeWorld(name: string): Promise<World> {
  const post = <T>(path: string, body: unknown) => callApi<T & { id: string }>(admin, 'POST', path, { status: 201, body });
  const advertiser = await post('/advertisers', { name });
  const campaign = await post<CampaignAnswer & { source_id: string; offers: { id: string }[] }>('/campaigns', {
    name,
    advertiser_id: advertiser.id,
    offers: [{ url: 'http://advertiser.example/?your_parameter={click_id}', payout: '5.00', currency: 'USD' }],
  });
  await servedBy(campaign);
  const clickId = clickIdIn(await click(campaign, `?supply_id=${name}`));
  const receipt = await postback(campaign.postback_url, { click_id: clickId, txid: name });
  const verdict = await verdictOf(admin, receipt);
  const landingPage = await post(`/campaigns/${campaign.id}/landing-pages`, { url: `http://lander.example/${name}` });
  const { key } = await post<{ key: string }>('/api-keys', { name, role: 'advertiser', advertiser_id: advertiser.id });
  return {
    key,
    objects: {
      advertiser: advertiser.id,
      campaign: campaign.id,
      source: campaign.source_id,
      offer: campaign.offers[0]?.id ?? '',
      landingPage: landingPage.id,
      version: '1',
      click: clickId,
      receipt,
      conversion: verdict.conversion_id ?? '',
      import: '424242',
    },
  };
}

const NONE: Readonly<Record<string, string>> = {
  advertiser: '424242',
  campaign: '424242',
  source: '424242',
  offer: '424242',
  landingPage: '424242',
  version: '1',
  click: 'no-such-click',
  receipt: `pb_${'0'.repeat(43)}`,
  conversion: `cv_${'0'.repeat(32)}`,
  import: '424242',
};

/** The path with its placeholders filled; undefined when one of them is nobody's. */
function fill(path: string, objects: Readonly<Record<string, string>>): string | undefined {
  if (NOBODYS.test(path)) return undefined;
  let before = '';
  return path.replace(/([^{]*)\{\w+\}/g, (_, fixed: string) => {
    before += fixed;
    const object = OBJECT_AT.find(([prefix]) => before.startsWith(prefix) && before.length === prefix.length)?.[1];
    if (object === undefined) throw new Error(`${path}: whose is the object? Add it to OBJECT_AT or NOBODYS of this test.`);
    before += '{}';
    return fixed + (objects[object] ?? '');
  });
}

async function ask(method: string, path: string, key: string): Promise<{ status: number; text: string }> {
  const body = method === 'GET' || method === 'DELETE' ? undefined : '{}';
  const headers = { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) };
  const answer = await fetch(`${running.url}/api/v1${path}`, { method, headers, body });
  return { status: answer.status, text: await answer.text() };
}

const withObjects = () => routes.filter(({ path }) => path.includes('{') && !NOBODYS.test(path));
const codeOf = (text: string) => (JSON.parse(text) as { code?: string }).code;

describe('an advertiser', () => {
  it('sees its own objects', async () => {
    const hidden: string[] = [];
    for (const { method, path } of withObjects().filter((route) => route.method === 'GET' && !route.path.includes('/imports/'))) {
      const { status } = await ask(method, fill(path, mine.objects) ?? '', mine.key);
      if (status !== 200) hidden.push(`${status} ${path}`);
    }
    expect(hidden).toEqual([]);
  }, 60_000);

  it('cannot tell another’s object from one that is not there, whatever it asks', async () => {
    expect(withObjects().length).toBeGreaterThan(20);
    const told: string[] = [];
    for (const { method, path } of withObjects()) {
      const foreign = await ask(method, fill(path, theirs.objects) ?? '', mine.key);
      const absent = await ask(method, fill(path, NONE) ?? '', mine.key);
      const same = foreign.status === absent.status && codeOf(foreign.text) === codeOf(absent.text);
      if (!same || foreign.status < 400 || foreign.text.includes(MARK)) told.push(`${method} ${path} ${foreign.status} ${absent.status}`);
    }
    expect(told).toEqual([]);
    // And nothing was changed by asking.
    expect((await ask('GET', `/campaigns/${theirs.objects['campaign']}`, ADMIN_KEY)).status).toBe(200);
  }, 60_000);

  it('finds nothing of another in any list', async () => {
    const day = new Date().toISOString().slice(0, 10);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const query = `?from=${day}&to=${tomorrow}&group_by=campaign,supply_id&metrics=clicks`;
    const told: string[] = [];
    for (const { path } of routes.filter((route) => route.method === 'GET' && !route.path.includes('{') && route.path !== '/live')) {
      const answer = await ask('GET', path.startsWith('/reports') && path !== '/reports/catalogue' ? path + query : path, mine.key);
      if (answer.text.includes(MARK) || answer.status >= 500) told.push(`${path} ${answer.status}`);
    }
    expect(told).toEqual([]);
    // The same question finds it for whom it is meant, so the mark would have been seen.
    expect((await ask('GET', '/campaigns', theirs.key)).text).toContain(MARK);
    expect((await ask('GET', `/reports${query}`, ADMIN_KEY)).text).toContain(MARK);
  }, 60_000);
});
