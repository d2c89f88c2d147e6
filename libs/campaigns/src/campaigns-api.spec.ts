import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '#testing';
import { CampaignDirectory } from './directory/campaign-directory.js';
import type { CampaignAnswer } from './campaign-shapes.js';
import { campaignsApp, type CampaignsApp } from './testing/campaigns-app.js';

const OFFER = { url: 'http://advertiser.example/?your_parameter={click_id}&amount={payout}', payout: '5.00', currency: 'USD' };

describe('/api/v1/campaigns', () => {
  let database: TestDatabase;
  let api: CampaignsApp;
  beforeAll(async () => {
    database = await testDatabase();
    api = await campaignsApp({ DATABASE_URL: database.url, PUBLIC_URL: 'https://track.example' });
  });
  afterAll(async () => {
    await api.close();
    await database.close();
  });

  const make = async (more: object = {}): Promise<CampaignAnswer> =>
    (await api.call('POST', '/campaigns', { name: 'Spring', offers: [OFFER], ...more })).read();

  it('makes a campaign from a name and an offer', async () => {
    const { status, body } = await api.call('POST', '/campaigns', {
      name: 'Spring',
      offers: [OFFER],
      cost: { model: 'cpc', amount: '0.02', currency: 'USD' },
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^\d+$/),
      key: expect.stringMatching(/^[0-9a-z]{10}$/),
      name: 'Spring',
      advertiser_id: expect.any(String),
      source_id: expect.any(String),
      status: 'active',
      tracking_url: `https://track.example/c/${String(body['key'])}`,
      tracking_url_template: expect.stringContaining('?supply_id={supply_id}'),
      postback_url: expect.stringMatching(/^https:\/\/track\.example\/postback\/[0-9a-z]{20}$/),
      postback_url_template: expect.stringContaining('?click_id={click_id}'),
      offers: [
        {
          id: expect.any(String),
          name: '',
          url: OFFER.url,
          payout: '5.00',
          currency: 'USD',
          weight: 100,
          status: 'active',
          rules: null,
          caps: null,
          unknown_macros: [],
        },
      ],
      landing_pages: [],
      fallback_url: null,
      time_zone: 'UTC',
      currency: 'USD',
      default_payout: null,
      payout_source: 'parameter',
      attribution_window_days: 30,
      min_click_to_conversion_s: 0,
      repeat_mode: 'ignore',
      require_txid: false,
      events: [],
      unknown_events: 'accept',
      hold_hours: null,
      dedupe_scope: 'click',
      daily_conversion_cap: null,
      over_cap: 'reject',
      redirect: '302',
      cost: { model: 'cpc', amount: '0.02', currency: 'USD' },
      tags: [],
      sticky_visitor: false,
      sticky_cookie: false,
      daily_click_cap: null,
      unique_window_hours: 24,
      version: 1,
      created_at: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
      updated_at: expect.any(String),
      unknown_macros: [],
      warnings: [],
    });
    expect((await api.call('GET', `/campaigns/${String(body['id'])}`)).body).toEqual(body);
  });

  it('takes every setting of the contract and gives it back', async () => {
    const settings = {
      fallback_url: 'https://fallback.example/?c={campaign_id}',
      time_zone: 'Asia/Kolkata',
      currency: 'EUR',
      default_payout: '12.5',
      payout_source: 'fixed',
      attribution_window_days: 7,
      min_click_to_conversion_s: 15,
      repeat_mode: 'add',
      require_txid: true,
      dedupe_scope: 'offer',
      daily_conversion_cap: 1,
      over_cap: 'count',
      redirect: 'meta',
      cost: { model: 'cpa', amount: '1.00', currency: 'EUR' },
      tags: ['demo'],
    };
    const made = await make({ ...settings, offers: [{ ...OFFER, currency: undefined, payout: 0.000001, weight: 0, name: 'Second' }] });
    expect(made).toMatchObject({ ...settings, default_payout: '12.50' });
    expect(made.offers[0]).toMatchObject({ payout: '0.000001', currency: 'EUR', weight: 0, name: 'Second' });
  });

  it.each([
    ['5', '5.00'],
    [5, '5.00'],
    ['5.000000', '5.00'],
    [2.4, '2.40'],
    ['0', '0.00'],
    ['.5', '0.50'],
  ])('reads the payout %j', async (payout, shown) => {
    expect((await make({ offers: [{ ...OFFER, payout }] })).offers[0]?.payout).toBe(shown);
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ offers: [] }, 'offers'],
    [{ offers: undefined }, 'offers'],
    [{ offers: [{ ...OFFER, payout: '5,00' }] }, 'offers.0.payout'],
    [{ offers: [{ ...OFFER, payout: -1 }] }, 'offers.0.payout'],
    [{ offers: [{ ...OFFER, payout: '0.0000001' }] }, 'offers.0.payout'],
    [{ offers: [{ ...OFFER, payout: 'NaN' }] }, 'offers.0.payout'],
    [{ offers: [{ ...OFFER, payout: undefined }] }, 'offers.0.payout'],
    [{ offers: [{ ...OFFER, currency: 'XYZ' }] }, 'offers.0.currency'],
    [{ offers: [{ ...OFFER, weight: -1 }] }, 'offers.0.weight'],
    [{ currency: 'dollars' }, 'currency'],
    [{ time_zone: 'Mars/Olympus' }, 'time_zone'],
    [{ time_zone: '+05:30' }, 'time_zone'],
    [{ attribution_window_days: 0 }, 'attribution_window_days'],
    [{ attribution_window_days: 1.5 }, 'attribution_window_days'],
    [{ repeat_mode: 'always' }, 'repeat_mode'],
    [{ redirect: '301' }, 'redirect'],
    [{ cost: { model: 'cpc' } }, 'cost.amount'],
    [{ cost: { model: 'per view', amount: '1' } }, 'cost.model'],
    [{ daily_conversion_cap: -1 }, 'daily_conversion_cap'],
    [{ source_id: 'x' }, 'source_id'],
  ])('refuses %j and names the field', async (wrong, field) => {
    const { status, body } = await api.call('POST', '/campaigns', { name: 'Spring', offers: [OFFER], ...wrong });
    expect([status, body['code'], (body['details'] as { issues: { field: string }[] }).issues[0]?.field]).toEqual([
      400,
      'invalid_request',
      field,
    ]);
    expect(body['message']).toContain(field);
  });

  it.each([
    '/relative',
    'ftp://advertiser.example/',
    'javascript:alert(1)',
    'http://',
    'http://{source}.example/',
    '{param:scheme}://advertiser.example/',
    'http://advertiser.example:{sub1}/',
    'http://user:pass@advertiser.example/',
    'http://good.example\\@evil.example/',
    'http://a.example/\r\nX: y',
  ])('refuses the offer URL %j', async (url) => {
    const made = await api.call('POST', '/campaigns', { name: 'Spring', offers: [{ ...OFFER, url }] });
    expect([made.status, made.body['code']]).toEqual([400, 'invalid_offer_url']);
    const { id } = await make();
    expect((await api.call('PATCH', `/campaigns/${id}`, { offers: [{ ...OFFER, url }] })).status).toBe(400);
    expect((await api.call('POST', `/campaigns/${id}/offers`, { ...OFFER, url })).status).toBe(400);
    expect((await api.call('PATCH', `/campaigns/${id}`, { fallback_url: url })).body['code']).toBe('invalid_fallback_url');
  });

  it.each(['https://track.example/c/abc', 'https://TRACK.example:443//c/abc?x=1', 'http://track.example/c/abc'])(
    'refuses an offer that leads back to us: %s',
    async (url) => {
      expect((await api.call('POST', '/campaigns', { name: 'Loop', offers: [{ ...OFFER, url }] })).body).toMatchObject({
        code: 'invalid_offer_url',
        details: { loop: true },
      });
    },
  );

  it('reports macros it does not know and keeps the URL as it is', async () => {
    const url = 'http://a.example/?x={foo}&y={click_id}&z={bar}';
    const made = await make({ offers: [{ ...OFFER, url }], fallback_url: 'http://f.example/?{foo}&{baz}' });
    expect(made.unknown_macros).toEqual(['{foo}', '{bar}', '{baz}']);
    expect(made.offers[0]).toMatchObject({ url, unknown_macros: ['{foo}', '{bar}'] });
    expect(made.warnings.map(({ code }) => code)).toEqual(['unknown_macro', 'unknown_macro', 'unknown_macro']);
  });

  it('warns of a currency without a rate', async () => {
    const made = await make({ currency: 'GBP', offers: [{ ...OFFER, currency: 'JPY' }] });
    expect(made.warnings.map(({ message }) => message.slice(0, 25))).toEqual(['There is no rate for GBP ', 'There is no rate for JPY ']);
  });

  it('puts campaigns without advertiser under one default advertiser, also when many are made at once', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => make()));
    expect(new Set(made.map(({ advertiser_id, source_id }) => `${advertiser_id}/${source_id}`)).size).toBe(1);
    const advertiser = await api.call('GET', `/advertisers/${made[0]?.advertiser_id ?? ''}`);
    expect(advertiser.body).toMatchObject({ name: 'Own offers', status: 'active' });
    expect(new Set(made.map(({ key }) => key)).size).toBe(8);
  });

  it('takes the source of its advertiser only', async () => {
    const one = (await api.call('POST', '/advertisers', { name: 'One' })).read<{ id: string }>();
    const two = (await api.call('POST', '/advertisers', { name: 'Two' })).read<{ id: string }>();
    const [source] = (await api.call('GET', `/postback-sources?advertiser_id=${two.id}`)).read<{
      data: { id: string; postback_url: string }[];
    }>().data;
    const foreign = await api.call('POST', '/campaigns', { name: 'x', offers: [OFFER], advertiser_id: one.id, source_id: source?.id });
    expect([foreign.status, foreign.body['code']]).toEqual([404, 'postback_source_not_found']);
    const own = await make({ advertiser_id: two.id, source_id: source?.id });
    expect(own.postback_url).toBe(source?.postback_url);
    expect((await api.call('POST', '/campaigns', { name: 'x', offers: [OFFER], advertiser_id: '999999' })).body['code']).toBe(
      'advertiser_not_found',
    );
  });

  it('changes what is named and nothing else, and counts the versions that matter', async () => {
    const made = await make({ tags: ['a'], daily_conversion_cap: 5 });
    const renamed = (await api.call('PATCH', `/campaigns/${made.id}`, { name: 'Summer', tags: [] })).read<CampaignAnswer>();
    expect(renamed).toEqual({ ...made, name: 'Summer', tags: [], updated_at: expect.any(String) });
    const changed = (
      await api.call('PATCH', `/campaigns/${made.id}`, { daily_conversion_cap: null, default_payout: 3, redirect: 307 })
    ).read<CampaignAnswer>();
    expect(changed).toEqual({
      ...renamed,
      daily_conversion_cap: null,
      default_payout: '3.00',
      redirect: '307',
      version: 2,
      updated_at: expect.any(String),
    });
    expect(Date.parse(changed.updated_at)).toBeGreaterThan(Date.parse(made.updated_at));
  });

  it('loses none of many changes made at once', async () => {
    const { id } = await make();
    const changes = [
      { attribution_window_days: 3 },
      { min_click_to_conversion_s: 9 },
      { daily_conversion_cap: 7 },
      { require_txid: true },
      { time_zone: 'Europe/Madrid' },
      { over_cap: 'count' },
    ];
    await Promise.all(changes.map((change) => api.call('PATCH', `/campaigns/${id}`, change)));
    const after = (await api.call('GET', `/campaigns/${id}`)).body;
    expect(after).toMatchObject(Object.assign({ version: 7 }, ...changes) as object);
  });

  it('replaces a whole campaign: what is left out goes back to its default', async () => {
    const made = await make({ daily_conversion_cap: 5, tags: ['a'], repeat_mode: 'add' });
    const replaced = (
      await api.call('PUT', `/campaigns/${made.id}`, { name: 'Anew', offers: [{ id: made.offers[0]?.id, ...OFFER, payout: '7' }] })
    ).read<CampaignAnswer>();
    expect(replaced).toMatchObject({
      id: made.id,
      key: made.key,
      source_id: made.source_id,
      name: 'Anew',
      daily_conversion_cap: null,
      tags: [],
      repeat_mode: 'ignore',
      version: 2,
    });
    expect(replaced.offers).toEqual([{ ...made.offers[0], payout: '7.00' }]);
    expect((await api.call('PUT', `/campaigns/${made.id}`, { name: 'No offers' })).status).toBe(400);
  });

  it('sets offers as a list: changes those with an id, adds those without, archives the rest', async () => {
    const made = await make({
      offers: [
        { ...OFFER, name: 'a' },
        { ...OFFER, name: 'b' },
      ],
    });
    const [a, b] = made.offers;
    const after = (
      await api.call('PATCH', `/campaigns/${made.id}`, {
        offers: [
          { ...OFFER, name: 'c' },
          { id: b?.id, weight: 5 },
        ],
      })
    ).read<CampaignAnswer>();
    expect(after.offers.map(({ id, name, weight }) => [id, name, weight])).toEqual([
      [expect.any(String), 'c', 100],
      [b?.id, 'b', 5],
    ]);
    expect(after.version).toBe(2);
    const all = (await api.call('GET', `/campaigns/${made.id}/offers`)).read<{ data: { id: string; status: string }[] }>().data;
    expect(all.find(({ id }) => id === a?.id)?.status).toBe('archived');
    const other = await make();
    expect((await api.call('PATCH', `/campaigns/${other.id}`, { offers: [{ id: b?.id }] })).body['code']).toBe('offer_not_found');
    expect((await api.call('PATCH', `/campaigns/${other.id}`, { offers: [{ url: OFFER.url }] })).body).toMatchObject({
      code: 'invalid_request',
      details: { issues: [{ field: 'offers.0.payout' }] },
    });
  });

  it('adds, changes and archives single offers, but never the only one', async () => {
    const made = await make();
    const added = await api.call('POST', `/campaigns/${made.id}/offers`, { ...OFFER, name: 'more' });
    expect([added.status, added.body['name']]).toEqual([201, 'more']);
    const url = `/campaigns/${made.id}/offers/${String(added.body['id'])}`;
    expect((await api.call('PATCH', url, { payout: 9, weight: 1 })).body).toMatchObject({ payout: '9.00', weight: 1, name: 'more' });
    expect((await api.call('DELETE', `/campaigns/${made.id}/offers/${made.offers[0]?.id ?? ''}`)).status).toBe(204);
    const last = await api.call('DELETE', url);
    expect([last.status, last.body['code']]).toEqual([409, 'last_offer']);
    expect((await api.call('GET', `/campaigns/${made.id}`)).body).toMatchObject({ version: 4, offers: [{ name: 'more' }] });
    expect((await api.call('PATCH', `/campaigns/${made.id}/offers/999999`, { weight: 1 })).body['code']).toBe('offer_not_found');
  });

  it('pauses, resumes and archives; archived ones leave the list', async () => {
    const { id } = await make({ name: 'Coming and going' });
    expect((await api.call('POST', `/campaigns/${id}/pause`)).body).toMatchObject({ status: 'paused', version: 2 });
    expect((await api.call('POST', `/campaigns/${id}/pause`)).body).toMatchObject({ status: 'paused', version: 2 });
    expect((await api.call('POST', `/campaigns/${id}/resume`)).body).toMatchObject({ status: 'active', version: 3 });
    expect((await api.call('DELETE', `/campaigns/${id}`)).status).toBe(204);
    const ids = async (status: string) =>
      (await api.call('GET', `/campaigns?search=Coming&${status}`)).read<{ data: { id: string }[] }>().data.map((found) => found.id);
    expect([await ids(''), await ids('status=archived'), await ids('status=all'), await ids('status=active')]).toEqual([
      [],
      [id],
      [id],
      [],
    ]);
    expect((await api.call('GET', `/campaigns/${id}`)).body['status']).toBe('archived');
  });

  it('copies a campaign under a key of its own', async () => {
    const made = await make({
      daily_conversion_cap: 4,
      offers: [
        { ...OFFER, name: 'a' },
        { ...OFFER, name: 'b' },
      ],
    });
    await api.call('POST', `/campaigns/${made.id}/pause`);
    const copy = (await api.call('POST', `/campaigns/${made.id}/clone`)).read<CampaignAnswer>();
    expect(copy).toMatchObject({ name: 'Spring (copy)', status: 'active', version: 1, daily_conversion_cap: 4, source_id: made.source_id });
    expect(copy.key).not.toBe(made.key);
    expect(copy.offers.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(copy.offers[0]?.id).not.toBe(made.offers[0]?.id);
    expect((await api.call('POST', `/campaigns/${made.id}/clone`, { name: 'Twin' })).body['name']).toBe('Twin');
  });

  it('pages newest first, finds by part of the name and by key, and takes wildcards as text', async () => {
    const made = await Promise.all(['Needle 100%', 'Needle 100_', 'Needle x'].map((name) => make({ name })));
    const names = async (query: string) =>
      (await api.call('GET', `/campaigns?${query}`)).read<{ data: CampaignAnswer[]; next_cursor: string | null }>();
    const first = await names('search=needle&limit=2');
    const second = await names(`search=needle&limit=2&cursor=${first.next_cursor ?? ''}`);
    expect([...first.data, ...second.data].map(({ id }) => Number(id))).toEqual(made.map(({ id }) => Number(id)).sort((a, b) => b - a));
    expect(second.next_cursor).toBeNull();
    expect((await names('search=100%25')).data.map(({ name }) => name)).toEqual(['Needle 100%']);
    expect((await names(`search=${made[2]?.key ?? ''}`)).data.map(({ name }) => name)).toEqual(['Needle x']);
    expect((await api.call('GET', '/campaigns?limit=501')).status).toBe(400);
    expect((await api.call('GET', '/campaigns?cursor=rubbish')).body['code']).toBe('invalid_cursor');
  });

  it('writes every change to the audit log, with what became different', async () => {
    const { id } = await make();
    await api.call('PATCH', `/campaigns/${id}`, { default_payout: '3' });
    await api.call('POST', `/campaigns/${id}/pause`);
    const { data } = (await api.call('GET', `/audit-log?object_type=campaign&object_id=${id}`)).read<{
      data: { action: string; actor: string; change: object }[];
    }>();
    expect(data.map(({ action }) => action)).toEqual(['pause', 'update', 'create']);
    expect(data[1]).toMatchObject({ actor: 'key:ADMIN_API_KEY', change: { default_payout: { from: null, to: '3.00' } } });
    expect(data[0]?.change).toEqual({ status: { from: 'active', to: 'paused' } });
  });

  it('changes nothing and writes nothing when it refuses in the middle', async () => {
    const made = await make();
    const { rows: before } = await database.db.query(`SELECT count(*) FROM audit_log`);
    await api.call('PATCH', `/campaigns/${made.id}`, { name: 'Half', offers: [{ ...OFFER }, { id: '999999' }] });
    expect((await api.call('GET', `/campaigns/${made.id}`)).body).toEqual(made);
    expect((await database.db.query(`SELECT count(*) FROM audit_log`)).rows).toEqual(before);
  });

  it.each([{ name: 'a\u0000b' }, { tags: ['a\u0000b'] }, { name: 'a', advertiser_id: '1\u0000' }])(
    'refuses %j, which the database cannot store',
    async (odd) => {
      expect((await api.call('POST', '/campaigns', { name: 'Spring', offers: [OFFER], ...odd })).status).toBe(400);
      expect((await api.call('GET', '/campaigns?search=%00')).status).toBe(400);
    },
  );

  it('is in the directory soon', async () => {
    const directory = api.app.get(CampaignDirectory);
    const made = await make({ cost: { model: 'cpm', amount: '1.5' } });
    await expect.poll(() => directory.byKey(made.key), { timeout: 30_000, interval: 20 }).toBeDefined();
    expect(directory.byKey(made.key)).toMatchObject({
      id: Number(made.id),
      costModel: 'cpm',
      costAmount: 1_500_000n,
      costCurrency: 'USD',
      offers: [{ payout: 5_000_000n }],
    });
    await api.call('POST', `/campaigns/${made.id}/pause`);
    await expect.poll(() => directory.byKey(made.key)?.status, { timeout: 30_000, interval: 20 }).toBe('paused');
  });
});
