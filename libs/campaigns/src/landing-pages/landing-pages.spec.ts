import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CampaignDirectory } from '../directory/campaign-directory.js';
import { campaignsApp, type CampaignsApp } from '../testing/campaigns-app.js';

interface Page {
  readonly id: string;
  readonly url: string;
  readonly weight: number;
  readonly status: string;
}
interface Campaign {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly landing_pages: readonly Page[];
  readonly warnings: readonly { code: string }[];
}

let api: CampaignsApp;
beforeAll(async () => {
  api = await campaignsApp({ PUBLIC_URL: 'https://track.example' });
});
afterAll(() => api.close());

const make = async () =>
  (await api.call('POST', '/campaigns', { name: 'C', offers: [{ url: 'http://offer.example/?{click_id}', payout: 1 }] })).read<Campaign>();
const add = (id: string, page: object) => api.call('POST', `/campaigns/${id}/landing-pages`, page);
const read = async (id: string) => (await api.call('GET', `/campaigns/${id}`)).read<Campaign>();

describe('landing pages of a campaign', () => {
  it('are added, changed and archived, each a new version that the audit log tells of', async () => {
    const { id } = await make();
    const added = await add(id, { url: 'https://lander.example/?go={click_out_url}&x={odd}', name: 'A' });
    expect(added).toMatchObject({ status: 201, body: { name: 'A', weight: 100, status: 'active', unknown_macros: ['{odd}'] } });
    const { id: page } = added.read<Page>();
    expect(await read(id)).toMatchObject({ version: 2, landing_pages: [{ id: page, weight: 100 }], unknown_macros: ['{odd}'] });
    const changed = await api.call('PATCH', `/campaigns/${id}/landing-pages/${page}`, { weight: 20 });
    expect(changed).toMatchObject({ status: 200, body: { id: page, weight: 20, name: 'A' } });
    expect((await api.call('DELETE', `/campaigns/${id}/landing-pages/${page}`)).status).toBe(204);
    expect(await read(id)).toMatchObject({ version: 4, landing_pages: [] });
    const listed = (await api.call('GET', `/campaigns/${id}/landing-pages`)).read<{ data: Page[] }>();
    expect(listed.data).toMatchObject([{ id: page, status: 'archived', weight: 20 }]);
    const { rows } = await api.database.db.query(
      `SELECT action, change->'landing_pages'->'to'->0->>'weight' AS weight FROM audit_log WHERE object_type = 'campaign' AND object_id = $1 ORDER BY id`,
      [id],
    );
    expect(rows).toEqual([
      { action: 'create', weight: null },
      { action: 'add_landing_page', weight: '100' },
      { action: 'change_landing_page', weight: '20' },
      { action: 'change_landing_page', weight: null },
    ]);
  });

  it('reach the trackers, and a copy of the campaign', async () => {
    const { id } = await make();
    await add(id, { url: 'https://lander.example/{click_id}', weight: 7 });
    const copy = (await api.call('POST', `/campaigns/${id}/clone`)).read<Campaign>();
    expect(copy.landing_pages).toMatchObject([{ url: 'https://lander.example/{click_id}', weight: 7 }]);
    const directory = new CampaignDirectory({
      DATABASE_URL: api.database.url,
      DATA_DIR: '/nowhere',
      BASE_CURRENCY: 'USD',
      process: 'worker',
    });
    await directory.ensureFresh(api.database.db);
    expect(directory.byKey(copy.key)?.landingPages).toMatchObject([
      { url: 'https://lander.example/{click_id}', weight: 7, status: 'active' },
    ]);
  });

  it('without a way on are saved with a warning', async () => {
    const { id } = await make();
    await add(id, { url: 'https://lander.example/' });
    expect((await read(id)).warnings.map(({ code }) => code)).toEqual(['landing_page_without_click_id']);
  });

  it.each([
    ['https://track.example/c/somekey', 'loop'],
    ['https://track.example/o/{click_id}', 'loop'],
    ['https://{sub1}.example/', 'macro'],
    ['/relative', 'absolute'],
  ])('refuses %s', async (url, why) => {
    const { id } = await make();
    const answer = await add(id, { url });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_landing_page_url', message: expect.stringContaining(why) } });
    expect((await add(id, { url: 'https://lander.example/', weight: -1 })).status).toBe(400);
  });

  it('of others are absent', async () => {
    const [{ id }, other] = [await make(), await make()];
    const page = (await add(id, { url: 'https://lander.example/{click_id}' })).read<Page>();
    expect(await api.call('PATCH', `/campaigns/${other.id}/landing-pages/${page.id}`, { weight: 1 })).toMatchObject({
      status: 404,
      body: { code: 'landing_page_not_found' },
    });
    const foreign = api.as(await api.keyFor('advertiser', (await api.call('POST', '/advertisers', { name: 'B' })).read<Page>().id));
    const analyst = api.as(await api.keyFor('analyst'));
    const path = `/campaigns/${id}/landing-pages`;
    expect([(await foreign('GET', path)).status, (await foreign('POST', path, { url: 'https://l.example/' })).status]).toEqual([404, 404]);
    expect([(await analyst('GET', path)).status, (await analyst('POST', path, { url: 'https://l.example/' })).status]).toEqual([200, 403]);
  });
});

describe('GET /macros', () => {
  it('lists every macro with what it is and an example', async () => {
    const { data } = (await api.call('GET', '/macros')).read<{
      data: { name: string; written: string; about: string; examples: object[] }[];
    }>();
    expect(data.find(({ name }) => name === 'payout')).toMatchObject({
      written: '{payout}',
      examples: [{ macro: '{payout}', becomes: '5' }, {}],
    });
    expect(data.map(({ written }) => written)).toEqual(
      expect.arrayContaining(['{click_id}', '{sub1} … {sub20}', '{param:name}', '{click_out_url}']),
    );
    expect((await api.as(undefined)('GET', '/macros')).status).toBe(401);
  });
});
