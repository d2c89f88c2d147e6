import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaignsApp, type CampaignsApp, type Method } from './testing/campaigns-app.js';

const OFFER = { url: 'http://advertiser.example/{click_id}', payout: 5, currency: 'USD' };

/** Status for: no key · analyst · advertiser on its own · advertiser on another's · admin. */
type Row = readonly [Method, string, unknown, readonly [number, number, number, number, number]];

const CAMPAIGNS: readonly Row[] = [
  ['GET', '/campaigns/:campaign', undefined, [401, 200, 200, 404, 200]],
  ['PATCH', '/campaigns/:campaign', { name: 'x' }, [401, 403, 200, 404, 200]],
  ['PUT', '/campaigns/:campaign', { name: 'x', offers: [OFFER] }, [401, 403, 200, 404, 200]],
  ['POST', '/campaigns/:campaign/pause', undefined, [401, 403, 200, 404, 200]],
  ['POST', '/campaigns/:campaign/resume', undefined, [401, 403, 200, 404, 200]],
  ['POST', '/campaigns/:campaign/clone', undefined, [401, 403, 201, 404, 201]],
  ['GET', '/campaigns/:campaign/versions', undefined, [401, 200, 200, 404, 200]],
  ['GET', '/campaigns/:campaign/versions/1', undefined, [401, 200, 200, 404, 200]],
  ['POST', '/campaigns/:campaign/versions/1/restore', undefined, [401, 403, 200, 404, 200]],
  ['POST', '/campaigns/bulk/status', { campaigns: { ids: [':campaign'] }, action: 'pause', dry_run: true }, [401, 403, 200, 404, 200]],
  ['POST', '/campaigns/bulk/tags', { campaigns: { ids: [':campaign'] }, add: ['x'], dry_run: true }, [401, 403, 200, 404, 200]],
  [
    'POST',
    '/campaigns/bulk/replace-in-urls',
    { campaigns: { ids: [':campaign'] }, find: 'a', replace: 'b', dry_run: true },
    [401, 403, 200, 404, 200],
  ],
  ['POST', '/postback-sources/:source/rotate-key', undefined, [401, 403, 200, 404, 200]],
  ['GET', '/traffic-sources/labels', undefined, [401, 200, 200, 200, 200]],
  ['GET', '/campaigns/:campaign/offers', undefined, [401, 200, 200, 404, 200]],
  ['POST', '/campaigns/:campaign/offers', OFFER, [401, 403, 201, 404, 201]],
  ['PATCH', '/campaigns/:campaign/offers/:offer', { weight: 1 }, [401, 403, 200, 404, 200]],
  ['GET', '/campaigns/:campaign/landing-pages', undefined, [401, 200, 200, 404, 200]],
  ['POST', '/campaigns/:campaign/landing-pages', { url: 'http://lander.example/{click_id}' }, [401, 403, 201, 404, 201]],
  ['GET', '/macros', undefined, [401, 200, 200, 200, 200]],
  ['GET', '/postback-sources/:source', undefined, [401, 200, 200, 404, 200]],
  ['PATCH', '/postback-sources/:source', { name: 'x' }, [401, 403, 200, 404, 200]],
  ['PUT', '/postback-sources/:source', { name: 'x' }, [401, 403, 200, 404, 200]],
  ['GET', '/advertisers/:advertiser', undefined, [401, 200, 200, 404, 200]],
  ['PATCH', '/advertisers/:advertiser', { name: 'x' }, [401, 403, 403, 403, 200]],
  ['PUT', '/advertisers/:advertiser', { name: 'x' }, [401, 403, 403, 403, 200]],
  ['POST', '/campaigns', { name: 'x', offers: [OFFER], advertiser_id: ':advertiser' }, [401, 403, 201, 404, 201]],
  ['POST', '/campaigns', { name: 'x', offers: [OFFER], source_id: ':source', advertiser_id: ':advertiser' }, [401, 403, 201, 404, 201]],
  ['POST', '/postback-sources', { name: 'x', advertiser_id: ':advertiser' }, [401, 403, 201, 404, 201]],
  ['POST', '/advertisers', { name: 'x' }, [401, 403, 403, 403, 201]],
  ['GET', '/rates', undefined, [401, 200, 200, 200, 200]],
  ['PUT', '/rates/EUR', { rate: '1' }, [401, 403, 403, 403, 200]],
  ['POST', '/rates', { currency: 'EUR', rate: '1' }, [401, 403, 403, 403, 201]],
  ['GET', '/rates/EUR', undefined, [401, 200, 200, 200, 200]],
  ['DELETE', '/rates/EUR', undefined, [401, 403, 403, 403, 204]],
  ['DELETE', '/campaigns/:campaign/offers/:offer', undefined, [401, 403, 204, 404, 204]],
  ['DELETE', '/campaigns/:campaign', undefined, [401, 403, 204, 404, 204]],
  ['DELETE', '/postback-sources/:spare', undefined, [401, 403, 204, 404, 204]],
  ['DELETE', '/advertisers/:empty', undefined, [401, 403, 403, 403, 204]],
];

describe('who may do what with campaigns', () => {
  let api: CampaignsApp;
  let analyst: string;
  let shared: Record<string, string>;
  beforeAll(async () => {
    api = await campaignsApp();
    analyst = await api.keyFor('analyst');
    shared = await aWorld();
  });
  afterAll(() => api.close());

  const make = async (url: string, payload: object) =>
    (await api.call('POST', url, payload)).read<{ id: string; source_id: string; offers: { id: string }[] }>();
  const aWorld = async (): Promise<Record<string, string>> => {
    const advertiser = await make('/advertisers', { name: 'Owner' });
    const campaign = await make('/campaigns', { name: 'c', advertiser_id: advertiser.id, offers: [OFFER, OFFER] });
    const spare = await make('/postback-sources', { name: 'spare', advertiser_id: advertiser.id });
    const empty = await make('/advertisers', { name: 'Empty' });
    await api.call('PUT', '/rates/EUR', { rate: '1' });
    return {
      advertiser: advertiser.id,
      campaign: campaign.id,
      source: campaign.source_id,
      offer: campaign.offers[0]?.id ?? '',
      spare: spare.id,
      empty: empty.id,
    };
  };

  it.each(CAMPAIGNS)('%s %s', async (method, url, payload, expected) => {
    const foreign = (await make('/advertisers', { name: 'Foreign' })).id;
    const statuses: number[] = [];
    for (const who of ['none', 'analyst', 'own', 'foreign', 'admin'] as const) {
      // What one removes the next must not miss.
      const world = method === 'DELETE' ? await aWorld() : shared;
      const fill = <T>(text: T): T =>
        text === undefined
          ? text
          : (JSON.parse(
              JSON.stringify(text).replace(
                /:(advertiser|campaign|source|offer|spare|empty)\b/g,
                (_match, name: string) => world[name] ?? '',
              ),
            ) as T);
      const keys = {
        none: () => undefined,
        analyst: () => analyst,
        own: () => api.keyFor('advertiser', world['advertiser']),
        foreign: () => api.keyFor('advertiser', foreign),
      };
      const call = who === 'admin' ? api.call : api.as(await keys[who]());
      statuses.push((await call(method, fill(url), fill(payload))).status);
    }
    expect(statuses).toEqual(expected);
  });

  it('shows an advertiser only its own in every list', async () => {
    const mine = await aWorld();
    await aWorld();
    const call = api.as(await api.keyFor('advertiser', mine['advertiser']));
    const ids = async (url: string) => (await call('GET', url)).read<{ data: { id: string }[] }>().data.map(({ id }) => id);
    expect(await ids('/campaigns?status=all')).toEqual([mine['campaign']]);
    expect(await ids('/advertisers?status=all')).toEqual([mine['advertiser']]);
    expect(await ids('/postback-sources?status=all')).toEqual([mine['spare'], mine['source']]);
  });

  it('does not let an advertiser narrow a list to another', async () => {
    const mine = await aWorld();
    const other = await aWorld();
    const call = api.as(await api.keyFor('advertiser', mine['advertiser']));
    expect((await call('GET', `/campaigns?advertiser_id=${other['advertiser'] ?? ''}`)).body['data']).toEqual([]);
  });

  it("puts an advertiser's campaign under itself, and never under another's source", async () => {
    const mine = await aWorld();
    const other = await aWorld();
    const call = api.as(await api.keyFor('advertiser', mine['advertiser']));
    expect((await call('POST', '/campaigns', { name: 'c', offers: [OFFER] })).body['advertiser_id']).toBe(mine['advertiser']);
    expect((await call('POST', '/campaigns', { name: 'c', offers: [OFFER], source_id: other['source'] })).status).toBe(404);
    expect((await call('PATCH', `/campaigns/${mine['campaign'] ?? ''}`, { source_id: other['source'] })).status).toBe(404);
    expect((await call('PATCH', `/campaigns/${mine['campaign'] ?? ''}`, { advertiser_id: other['advertiser'] })).status).toBe(404);
    expect((await call('PATCH', `/campaigns/${mine['campaign'] ?? ''}`, { offers: [{ id: other['offer'] }] })).status).toBe(404);
  });
});
