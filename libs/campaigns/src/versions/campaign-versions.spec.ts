import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CampaignAnswer } from '../campaign-shapes.js';
import { campaignsApp, type CampaignsApp } from '../testing/campaigns-app.js';
import type { VersionAnswer, VersionLine } from './version-shapes.js';

const OFFER = { url: 'http://advertiser.example/?c={click_id}', payout: '5.00', currency: 'USD' };

let api: CampaignsApp;
beforeAll(async () => {
  api = await campaignsApp();
});
afterAll(() => api.close());

const make = async (more: object = {}) =>
  (await api.call('POST', '/campaigns', { name: 'C', offers: [OFFER], ...more })).read<CampaignAnswer>();
const change = async (id: string, what: object) => (await api.call('PATCH', `/campaigns/${id}`, what)).read<CampaignAnswer>();
const listed = async (id: string, query = '') =>
  (await api.call('GET', `/campaigns/${id}/versions${query}`)).read<{ data: VersionLine[]; next_cursor: string | null }>();
const version = async (id: string, n: number) => (await api.call('GET', `/campaigns/${id}/versions/${n}`)).read<VersionAnswer>();
const sorted = (list: VersionAnswer['differences']) => list.toSorted((a, b) => (a.path < b.path ? -1 : 1));
const restore = (id: string, n: number) => api.call('POST', `/campaigns/${id}/versions/${n}/restore`);

describe('versions of a campaign', () => {
  it('keep who changed what, one for each change of money or routing, none for labels', async () => {
    const { id } = await make();
    await change(id, { name: 'Renamed', tags: ['x'] });
    await change(id, { cost: { model: 'cpc', amount: '0.02' } });
    await api.call('POST', `/campaigns/${id}/pause`);
    const { data } = await listed(id);
    expect(data.map(({ version: n, action, changed }) => [n, action, changed])).toEqual([
      [3, 'pause', ['status']],
      [2, 'update', ['cost']],
      [1, 'create', []],
    ]);
    expect(data[0]).toMatchObject({ campaign_id: id, actor: 'key:ADMIN_API_KEY', restored_version: null });
    expect(data[0]?.at).toMatch(/^\d{4}-.*\.\d{3}Z$/);
  });

  it('tell all settings, offers with rules and caps, and what became different, offer by offer', async () => {
    const made = await make({ offers: [OFFER, { ...OFFER, name: 'b', rules: { country: { allow: ['ES'] } } }], repeat_mode: 'add' });
    const [a, b] = made.offers;
    await change(made.id, { daily_click_cap: 9, offers: [{ id: b?.id, weight: 7, caps: { daily_clicks: 3 } }, { id: a?.id }] });
    const second = await version(made.id, 2);
    expect(second.settings).toMatchObject({
      repeat_mode: 'add',
      daily_click_cap: 9,
      offers: [{ id: b?.id, weight: 7, rules: { country: { allow: ['ES'] } }, caps: { daily_clicks: 3 } }, { id: a?.id }],
    });
    expect(second.settings).not.toHaveProperty('name');
    expect(sorted(second.differences)).toEqual([
      { path: 'daily_click_cap', from: null, to: 9 },
      { path: `offers.${b?.id}.caps`, from: null, to: { daily_clicks: 3 } },
      { path: `offers.${b?.id}.weight`, from: 100, to: 7 },
      { path: 'offers.order', from: [a?.id, b?.id], to: [b?.id, a?.id] },
    ]);
    expect((await version(made.id, 1)).differences).toEqual([]);
  });

  it('come back as a new version equal to the old, whatever happened in between; labels stay', async () => {
    const offers = [
      { ...OFFER, name: 'a', weight: 3, caps: { daily_conversions: 2, follow_up: 1 } },
      { ...OFFER, name: 'b', payout: '0.000001' },
    ];
    const made = await make({
      offers,
      fallback_url: 'http://f.example/{sub1}',
      time_zone: 'Asia/Tokyo',
      default_payout: '3',
      daily_conversion_cap: 4,
      redirect: 'meta',
      cost: { model: 'revshare', amount: '12.5' },
      sticky_visitor: true,
      unique_window_hours: 5,
    });
    await api.call('POST', `/campaigns/${made.id}/offers`, { ...OFFER, name: 'later' });
    await change(made.id, { offers: [{ ...OFFER, name: 'only' }], cost: null, sticky_visitor: false, fallback_url: null });
    await change(made.id, { name: 'New name', tags: ['t'], status: 'paused' });
    const answer = await restore(made.id, 1);
    expect([answer.status, answer.body['version'], answer.body['status'], answer.body['name'], answer.body['tags']]).toEqual([
      200,
      5,
      'active',
      'New name',
      ['t'],
    ]);
    expect((await version(made.id, 5)).settings).toEqual((await version(made.id, 1)).settings);
    expect((await listed(made.id)).data[0]).toMatchObject({ version: 5, action: 'restore', restored_version: 1 });
    const { data } = (await api.call('GET', `/audit-log?object_type=campaign&object_id=${made.id}`)).read<{
      data: { action: string; change: object }[];
    }>();
    expect(data[0]).toMatchObject({ action: 'restore', change: { restored_version: 1, status: { from: 'paused', to: 'active' } } });
    expect(data).toHaveLength(5);
    // And back again: nothing of the newer settings was lost.
    await restore(made.id, 4);
    expect((await version(made.id, 6)).settings).toEqual((await version(made.id, 4)).settings);
  });

  it('bring landing pages back, too', async () => {
    const { id } = await make();
    const page = { url: 'http://lander.example/?go={click_out_url}', weight: 5 };
    const added = (await api.call('POST', `/campaigns/${id}/landing-pages`, page)).read<{ id: string }>();
    await api.call('PATCH', `/campaigns/${id}/landing-pages/${added.id}`, { weight: 9, url: 'http://other.example/{click_id}' });
    await api.call('DELETE', `/campaigns/${id}/landing-pages/${added.id}`);
    expect(sorted((await version(id, 3)).differences)).toEqual([
      { path: `landing_pages.${added.id}.url`, from: page.url, to: 'http://other.example/{click_id}' },
      { path: `landing_pages.${added.id}.weight`, from: 5, to: 9 },
    ]);
    expect((await restore(id, 2)).body['landing_pages']).toMatchObject([{ id: added.id, ...page }]);
    expect((await restore(id, 1)).body['landing_pages']).toEqual([]);
    expect((await version(id, 6)).settings).toEqual((await version(id, 1)).settings);
  });

  it('do not come back over what has been taken away since: an archived source', async () => {
    const made = await make();
    const source = (await api.call('POST', '/postback-sources', { name: 's', advertiser_id: made.advertiser_id })).read<{ id: string }>();
    await change(made.id, { source_id: source.id });
    await change(made.id, { source_id: made.source_id });
    await api.call('DELETE', `/postback-sources/${source.id}`);
    const refused = await restore(made.id, 2);
    expect([refused.status, refused.body['code']]).toEqual([409, 'postback_source_archived']);
    expect((await listed(made.id)).data).toHaveLength(3);
  });

  it('are told page by page, and an unknown one is 404', async () => {
    const { id } = await make();
    for (const cap of [1, 2, 3, 4]) await change(id, { daily_conversion_cap: cap });
    const first = await listed(id, '?limit=3');
    const second = await listed(id, `?limit=3&cursor=${first.next_cursor ?? ''}`);
    expect([...first.data, ...second.data].map(({ version: n }) => n)).toEqual([5, 4, 3, 2, 1]);
    expect(second.next_cursor).toBeNull();
    const absent = await api.call('GET', `/campaigns/${id}/versions/99`);
    expect([absent.status, absent.body['code']]).toEqual([404, 'campaign_version_not_found']);
    expect((await restore(id, 99)).status).toBe(404);
    expect((await api.call('GET', `/campaigns/999999/versions`)).body['code']).toBe('campaign_not_found');
  });

  it('loses none when many change one campaign at once', async () => {
    const { id } = await make();
    await Promise.all([1, 2, 3, 4, 5].map((cap) => change(id, { daily_conversion_cap: cap })));
    const { data } = await listed(id);
    expect(data.map(({ version: n }) => n)).toEqual([6, 5, 4, 3, 2, 1]);
    const now = (await api.call('GET', `/campaigns/${id}`)).read<CampaignAnswer>();
    expect((await version(id, 6)).settings.daily_conversion_cap).toBe(now.daily_conversion_cap);
  });

  it('of a time when the campaign was another advertiser’s stay hidden from its advertiser of today', async () => {
    const made = await make({ offers: [{ ...OFFER, url: 'http://secret.example/' }] });
    const owner = (await api.call('POST', '/advertisers', { name: 'Owner' })).read<{ id: string }>();
    await change(made.id, { offers: [{ id: made.offers[0]?.id, url: 'http://open.example/' }], advertiser_id: owner.id });
    const call = api.as(await api.keyFor('advertiser', owner.id));
    const { data } = (await call('GET', `/campaigns/${made.id}/versions`)).read<{ data: VersionLine[] }>();
    expect(data.map(({ version: n }) => n)).toEqual([2]);
    expect((await call('GET', `/campaigns/${made.id}/versions/1`)).status).toBe(404);
    expect((await call('POST', `/campaigns/${made.id}/versions/1/restore`)).status).toBe(404);
    expect(JSON.stringify((await call('GET', `/campaigns/${made.id}/versions/2`)).body)).not.toContain('secret.example');
  });
});
