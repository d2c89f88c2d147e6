import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CampaignDirectory } from './directory/campaign-directory.js';
import type { CampaignAnswer } from './campaign-shapes.js';
import { campaignsApp, type CampaignsApp } from './testing/campaigns-app.js';

const OFFER = { url: 'http://advertiser.example/?your_parameter={click_id}&amount={payout}', payout: '5.00', currency: 'USD' };

describe('changing campaigns', () => {
  let api: CampaignsApp;
  beforeAll(async () => {
    api = await campaignsApp({ PUBLIC_URL: 'https://track.example' });
  });
  afterAll(() => api.close());

  const make = async (more: object = {}): Promise<CampaignAnswer> =>
    (await api.call('POST', '/campaigns', { name: 'Spring', offers: [OFFER], ...more })).read();

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

  it('serves a change in its own process before the answer tells of it', async () => {
    const directory = api.app.get(CampaignDirectory);
    for (let i = 0; i < 20; i++) {
      const { id } = await make();
      expect(directory.byNumber(Number(id))?.status).toBe('active');
      await api.call('PATCH', `/campaigns/${id}`, { status: 'paused' });
      expect(directory.byNumber(Number(id))?.status).toBe('paused');
    }
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
    const { rows: before } = await api.database.db.query(`SELECT count(*) FROM audit_log`);
    await api.call('PATCH', `/campaigns/${made.id}`, { name: 'Half', offers: [{ ...OFFER }, { id: '999999' }] });
    expect((await api.call('GET', `/campaigns/${made.id}`)).body).toEqual(made);
    expect((await api.database.db.query(`SELECT count(*) FROM audit_log`)).rows).toEqual(before);
  });

  it('is in the directory', async () => {
    const directory = api.app.get(CampaignDirectory);
    const made = await make({ cost: { model: 'cpm', amount: '1.5' } });
    expect(directory.byKey(made.key)).toMatchObject({
      id: Number(made.id),
      costModel: 'cpm',
      costAmount: 1_500_000n,
      costCurrency: 'USD',
      offers: [{ payout: 5_000_000n }],
    });
    await api.call('POST', `/campaigns/${made.id}/pause`);
    expect(directory.byKey(made.key)?.status).toBe('paused');
  });
});
