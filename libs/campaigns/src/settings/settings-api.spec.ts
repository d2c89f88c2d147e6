import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaignsApp, type CampaignsApp } from '../testing/campaigns-app.js';

let api: CampaignsApp;
beforeAll(async () => {
  api = await campaignsApp();
});
afterAll(() => api.close());

const OFFER = { url: 'http://advertiser.example/{click_id}', payout: 5, currency: 'USD' };

describe('/api/v1/advertisers', () => {
  it('makes one with a first postback source, changes and archives it', async () => {
    const made = await api.call('POST', '/advertisers', { name: ' Acme ' });
    expect([made.status, made.body]).toEqual([
      201,
      { id: expect.any(String), name: 'Acme', status: 'active', created_at: expect.any(String), updated_at: expect.any(String) },
    ]);
    const url = `/advertisers/${String(made.body['id'])}`;
    expect((await api.call('GET', `/postback-sources?advertiser_id=${String(made.body['id'])}`)).body['data']).toMatchObject([
      { name: 'Default', preset: 'generic' },
    ]);
    expect((await api.call('PATCH', url, { name: 'Acme Shop' })).body['name']).toBe('Acme Shop');
    expect((await api.call('DELETE', url)).status).toBe(204);
    expect((await api.call('GET', url)).body['status']).toBe('archived');
    expect((await api.call('GET', '/advertisers?search=Acme')).body['data']).toEqual([]);
    const refused = await api.call('POST', '/campaigns', { name: 'x', offers: [OFFER], advertiser_id: made.body['id'] });
    expect([refused.status, refused.body['code']]).toEqual([409, 'advertiser_archived']);
  });

  it('is not archived while it has campaigns', async () => {
    const { id } = (await api.call('POST', '/advertisers', { name: 'Busy' })).read<{ id: string }>();
    const campaign = (await api.call('POST', '/campaigns', { name: 'x', offers: [OFFER], advertiser_id: id })).read<{ id: string }>();
    expect((await api.call('DELETE', `/advertisers/${id}`)).body['code']).toBe('advertiser_in_use');
    await api.call('DELETE', `/campaigns/${campaign.id}`);
    expect((await api.call('DELETE', `/advertisers/${id}`)).status).toBe(204);
  });

  it('refuses a nameless one', async () => {
    expect((await api.call('POST', '/advertisers', {})).body).toMatchObject({
      code: 'invalid_request',
      details: { issues: [{ field: 'name' }] },
    });
  });
});

describe('/api/v1/postback-sources', () => {
  const settings = {
    names: { click_id: ['subid'], payout: ['amt'] },
    status_words: { paid: 'approved' },
    unknown_status: 'pending',
    auth: [
      { scheme: 'token', token: 'tok_9f2b_long_enough' },
      { scheme: 'hmac_sha256', secret: 's3cr3t' },
      { scheme: 'ip', allow: ['198.51.100.0/24', '2001:db8::1'] },
    ],
    decimal: 'comma',
    minor_units: false,
    answer: '1',
    a_later_setting: { kept: true },
  };
  const shown = {
    ...settings,
    auth: [{ scheme: 'token', token: 'tok_…' }, { scheme: 'hmac_sha256', secret: '…' }, settings.auth[2]],
  };

  it('keeps settings whole and shows secrets cut', async () => {
    const made = await api.call('POST', '/postback-sources', { name: 'Network', preset: 'everflow', settings });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ preset: 'everflow', settings: shown, version: 1 });
    expect(made.body['postback_url']).toBe(`http://tracker.test/postback/${String(made.body['key'])}`);
    const { rows } = await api.database.db.query(`SELECT settings FROM postback_sources WHERE id = $1`, [Number(made.body['id'])]);
    expect(rows[0]?.['settings']).toEqual(settings);
    const { rows: log } = await api.database.db.query(`SELECT change::text AS change FROM audit_log WHERE object_type = 'postback_source'`);
    expect(JSON.stringify(log)).not.toMatch(/9f2b|s3cr3t/);
  });

  it('keeps a secret that comes back as it was shown, takes a new one, refuses an unknown mask', async () => {
    const { id } = (await api.call('POST', '/postback-sources', { name: 'Network', settings })).read<{ id: string }>();
    const url = `/postback-sources/${id}`;
    const stored = async () =>
      (await api.database.db.query<{ settings: { auth: object[] } }>(`SELECT settings FROM postback_sources WHERE id = $1`, [Number(id)]))
        .rows[0]?.settings.auth;
    expect((await api.call('PATCH', url, { settings: { ...shown, decimal: 'point' } })).body).toMatchObject({
      version: 2,
      settings: { decimal: 'point' },
    });
    expect(await stored()).toEqual(settings.auth);
    await api.call('PATCH', url, { settings: { auth: [{ scheme: 'token', token: 'another secret' }] } });
    expect(await stored()).toEqual([{ scheme: 'token', token: 'another secret' }]);
    expect((await api.call('PATCH', url, { settings: { auth: [{ scheme: 'token', token: 'xyz…' }] } })).body['code']).toBe('masked_secret');
    const { data } = (await api.call('GET', `/audit-log?object_type=postback_source&object_id=${id}`)).read<{
      data: { action: string; change: object }[];
    }>();
    expect(data.map(({ action }) => action)).toEqual(['update', 'update', 'create']);
    expect(JSON.stringify(data)).not.toContain('another secret');
  });

  it.each([
    [{ auth: [{ scheme: 'token' }] }, 'settings.auth.0.token'],
    [{ auth: [{ scheme: 'ip', allow: ['10.0.0.0/99'] }] }, 'settings.auth.0.allow.0'],
    [{ auth: [{ scheme: 'rot13', secret: 'x' }] }, 'settings.auth.0.scheme'],
    [{ status_words: { paid: 'fine' } }, 'settings.status_words.paid'],
    [{ answer: 'FAILED' }, 'settings.answer'],
    [{ answer: 'ok\r\nX: y' }, 'settings.answer'],
    [{ decimal: 'both' }, 'settings.decimal'],
    [{ filler: 'x'.repeat(40_000) }, 'settings'],
  ])('refuses the settings %j', async (wrong, field) => {
    const { status, body } = await api.call('POST', '/postback-sources', { name: 'x', settings: wrong });
    expect([status, (body['details'] as { issues: { field: string }[] }).issues[0]?.field]).toEqual([400, field]);
  });

  it.each(['a\u0000b', '\ud800'])('refuses the text %j in settings, which the database cannot store', async (text) => {
    expect((await api.call('POST', '/postback-sources', { name: 'x', settings: { filler: text } })).status).toBe(400);
  });

  it('is archived only when no campaign uses it', async () => {
    const source = (await api.call('POST', '/postback-sources', { name: 'Used' })).read<{ id: string; advertiser_id: string }>();
    const campaign = (
      await api.call('POST', '/campaigns', { name: 'x', offers: [OFFER], advertiser_id: source.advertiser_id, source_id: source.id })
    ).read<{ id: string; source_id: string }>();
    expect(campaign.source_id).toBe(source.id);
    expect((await api.call('DELETE', `/postback-sources/${source.id}`)).body['code']).toBe('postback_source_in_use');
    await api.call('DELETE', `/campaigns/${campaign.id}`);
    expect((await api.call('DELETE', `/postback-sources/${source.id}`)).status).toBe(204);
    expect((await api.call('GET', `/postback-sources/${source.id}`)).body['status']).toBe('archived');
  });

  it('is replaced whole by PUT, but keeps its key', async () => {
    const made = (await api.call('POST', '/postback-sources', { name: 'Old', preset: 'tune', settings })).read<{
      id: string;
      key: string;
    }>();
    expect((await api.call('PUT', `/postback-sources/${made.id}`, { name: 'New' })).body).toMatchObject({
      key: made.key,
      name: 'New',
      preset: 'generic',
      settings: {},
    });
  });
});

describe('/api/v1/rates', () => {
  it('sets, lists, gives and removes a rate', async () => {
    const set = await api.call('PUT', '/rates/eur', { rate: '1.10' });
    expect([set.status, set.body]).toEqual([
      200,
      { currency: 'EUR', rate: '1.1', base_currency: 'USD', means: '1 EUR = 1.1 USD', updated_at: expect.any(String) },
    ]);
    expect((await api.call('PUT', '/rates/EUR', { rate: 1.2 })).body['rate']).toBe('1.2');
    expect((await api.call('GET', '/rates')).body).toMatchObject({ data: [{ currency: 'EUR', rate: '1.2' }], next_cursor: null });
    expect((await api.call('GET', '/rates/EUR')).body['rate']).toBe('1.2');
    expect((await api.call('DELETE', '/rates/EUR')).status).toBe(204);
    expect((await api.call('DELETE', '/rates/EUR')).body['code']).toBe('rate_not_found');
    const { data } = (await api.call('GET', '/audit-log?object_type=rate&object_id=EUR')).read<{
      data: { action: string; change: object }[];
    }>();
    expect(data.map(({ action, change }) => [action, change])).toEqual([
      ['delete', {}],
      ['set', { rate: { from: '1.1', to: '1.2' } }],
      ['set', { rate: { from: null, to: '1.1' } }],
    ]);
  });

  it('sets several at once', async () => {
    const set = await api.call('POST', '/rates', { rates: { EUR: '1.10', GBP: '1.25', INR: '0.0125', USD: '1' } });
    expect([set.status, set.read<{ data: { means: string }[] }>().data.map(({ means }) => means)]).toEqual([
      201,
      ['1 EUR = 1.1 USD', '1 GBP = 1.25 USD', '1 INR = 0.0125 USD'],
    ]);
  });

  it.each([
    ['PUT', '/rates/USD', { rate: '1' }],
    ['PUT', '/rates/ABC', { rate: '1' }],
    ['PUT', '/rates/EUR', { rate: '0' }],
    ['POST', '/rates', {}],
    ['POST', '/rates', { currency: 'EUR' }],
  ] as const)('refuses %s %s %j', async (method, url, payload) => {
    expect((await api.call(method, url, payload)).status).toBe(400);
  });
});
