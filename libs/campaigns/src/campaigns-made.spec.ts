import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CampaignAnswer } from './campaign-shapes.js';
import { campaignsApp, type CampaignsApp } from './testing/campaigns-app.js';

const OFFER = { url: 'http://advertiser.example/?your_parameter={click_id}&amount={payout}', payout: '5.00', currency: 'USD' };

describe('making and finding campaigns', () => {
  let api: CampaignsApp;
  beforeAll(async () => {
    api = await campaignsApp({ PUBLIC_URL: 'https://track.example' });
  });
  afterAll(() => api.close());

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

  it.each([{ name: 'a\u0000b' }, { tags: ['a\u0000b'] }, { name: 'a', advertiser_id: '1\u0000' }])(
    'refuses %j, which the database cannot store',
    async (odd) => {
      expect((await api.call('POST', '/campaigns', { name: 'Spring', offers: [OFFER], ...odd })).status).toBe(400);
      expect((await api.call('GET', '/campaigns?search=%00')).status).toBe(400);
    },
  );
});
