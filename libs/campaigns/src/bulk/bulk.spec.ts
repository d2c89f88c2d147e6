import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CampaignAnswer } from '../campaign-shapes.js';
import { campaignsApp, type CampaignsApp } from '../testing/campaigns-app.js';
import type { BulkAnswer, UrlReplacementAnswer } from './bulk-shapes.js';

const OFFER = { url: 'http://old.example/?c={click_id}', payout: '5.00', currency: 'USD' };

let api: CampaignsApp;
beforeAll(async () => {
  api = await campaignsApp({ PUBLIC_URL: 'https://track.example' });
});
afterAll(() => api.close());

const make = async (more: object = {}) =>
  (await api.call('POST', '/campaigns', { name: 'C', offers: [OFFER], ...more })).read<CampaignAnswer>();
const get = async (id: string) => (await api.call('GET', `/campaigns/${id}`)).read<CampaignAnswer>();
const replace = (input: object) => api.call('POST', '/campaigns/bulk/replace-in-urls', input);
const auditOf = async (id: string) =>
  (await api.call('GET', `/audit-log?object_type=campaign&object_id=${id}`)).read<{ data: { action: string; change: object }[] }>().data;

describe('find and replace in URLs', () => {
  it('shows each URL before and after, and changes nothing, when it is only tried', async () => {
    const made = await make({
      name: 'Try',
      fallback_url: 'http://old.example/none',
      offers: [OFFER, { ...OFFER, url: 'http://other.example/' }],
    });
    const answer = (
      await replace({ campaigns: { ids: [made.id] }, find: 'http://old.example', replace: 'https://new.example/{foo}', dry_run: true })
    ).read<UrlReplacementAnswer>();
    expect(answer).toEqual({
      dry_run: true,
      campaigns: 1,
      changed: 1,
      edits: [
        {
          campaign_id: made.id,
          campaign_name: 'Try',
          kind: 'offer',
          id: made.offers[0]?.id,
          before: OFFER.url,
          after: 'https://new.example/{foo}/?c={click_id}',
          unknown_macros: ['{foo}'],
          problem: null,
        },
        {
          campaign_id: made.id,
          campaign_name: 'Try',
          kind: 'fallback',
          id: null,
          before: 'http://old.example/none',
          after: 'https://new.example/{foo}/none',
          unknown_macros: ['{foo}'],
          problem: null,
        },
      ],
    });
    expect(await get(made.id)).toEqual(made);
  });

  it('changes offers, landing pages and fallbacks of all chosen campaigns, each with a version and an audit entry', async () => {
    const [one, two, other] = await Promise.all([
      make({ tags: ['spring'], fallback_url: 'http://old.example/f' }),
      make({ tags: ['spring', 'x'] }),
      make({ tags: ['summer'] }),
    ]);
    await api.call('POST', `/campaigns/${two.id}/landing-pages`, { url: 'http://old.example/lander?go={click_out_url}' });
    const archived = (await api.call('POST', `/campaigns/${one.id}/offers`, OFFER)).read<{ id: string }>();
    await api.call('DELETE', `/campaigns/${one.id}/offers/${archived.id}`);
    const answer = await replace({ campaigns: { tags: ['spring'] }, find: 'old.example', replace: 'new.example' });
    expect(answer.body).toMatchObject({ dry_run: false, campaigns: 2, changed: 2 });
    expect(answer.read<UrlReplacementAnswer>().edits).toHaveLength(4);
    const [first, second] = [await get(one.id), await get(two.id)];
    expect([first.offers[0]?.url, first.fallback_url, first.version]).toEqual([
      'http://new.example/?c={click_id}',
      'http://new.example/f',
      4,
    ]);
    expect([second.offers[0]?.url, second.landing_pages[0]?.url, second.version]).toEqual([
      'http://new.example/?c={click_id}',
      'http://new.example/lander?go={click_out_url}',
      3,
    ]);
    expect(await get(other.id)).toEqual(other);
    expect((await auditOf(one.id))[0]).toMatchObject({
      action: 'replace_in_urls',
      change: { fallback_url: { to: 'http://new.example/f' } },
    });
    expect((await api.call('GET', `/campaigns/${two.id}/versions/3`)).body).toMatchObject({
      action: 'replace_in_urls',
      changed: ['offers', 'landing_pages'],
    });
    const { data } = (await api.call('GET', `/campaigns/${one.id}/offers`)).read<{ data: { id: string; url: string }[] }>();
    expect(data.find(({ id }) => id === archived.id)?.url).toBe(OFFER.url);
  });

  it.each([
    ['a macro in the host', 'old.example', '{sub1}.example', 'invalid_offer_url'],
    ['another scheme', 'http://', 'javascript://', 'invalid_offer_url'],
    ['no absolute URL', 'http://old.example', '', 'invalid_offer_url'],
    ['a loop', 'http://old.example', 'https://track.example/c/abc', 'invalid_offer_url'],
    ['8 KB and more', '?c=', `?c=${'x'.repeat(2_000)}`.slice(0, 2_000), 'url_too_long'],
  ])('is refused as a whole when one URL would become wrong: %s', async (_, find, text, code) => {
    const tag = `t${Math.random()}`;
    const good = await make({ tags: [tag], offers: [{ ...OFFER, url: 'http://fine.example/' }], fallback_url: 'http://fine.example/?c=1' });
    const long = code === 'url_too_long' ? `&pad=${'y'.repeat(6_000)}` : '';
    const bad = await make({ tags: [tag], offers: [{ ...OFFER, url: OFFER.url + long }] });
    const wanted = { campaigns: { tags: [tag] }, find, replace: text };
    const tried = (await replace({ ...wanted, dry_run: true })).read<UrlReplacementAnswer>();
    expect(tried.edits.find(({ campaign_id }) => campaign_id === bad.id)?.problem?.code).toBe(code);
    const refused = await replace(wanted);
    expect([refused.status, refused.body['code']]).toEqual([400, 'invalid_urls']);
    expect([await get(good.id), await get(bad.id)]).toEqual([good, bad]);
  });

  it('looks only where it is told to, and takes the text as it is', async () => {
    const made = await make({ offers: [{ ...OFFER, url: 'http://a.example/?x=$1.*' }], fallback_url: 'http://a.example/?x=$1.*' });
    await replace({ campaigns: { ids: [made.id] }, find: '$1.*', replace: '$&$$', in: ['offer'] });
    const after = await get(made.id);
    expect([after.offers[0]?.url, after.fallback_url]).toEqual(['http://a.example/?x=$&$$', 'http://a.example/?x=$1.*']);
    // Letter case matters; nothing found is nothing changed.
    expect((await replace({ campaigns: { ids: [made.id] }, find: 'A.EXAMPLE', replace: 'b' })).body).toMatchObject({
      changed: 0,
      edits: [],
    });
    expect((await get(made.id)).version).toBe(2);
  });

  it('refuses a choice of campaigns that says nothing, is unknown or is another’s', async () => {
    const made = await make();
    const status = async (campaigns: object, call = api.call) =>
      (await call('POST', '/campaigns/bulk/replace-in-urls', { campaigns, find: 'old', replace: 'new' })).status;
    expect([await status({}), await status({ ids: ['999999'] }), await status({ ids: [] })]).toEqual([400, 404, 400]);
    const stranger = (await api.call('POST', '/advertisers', { name: 'Stranger' })).read<{ id: string }>();
    const call = api.as(await api.keyFor('advertiser', stranger.id));
    expect(await status({ ids: [made.id] }, call)).toBe(404);
    expect(
      (await call('POST', '/campaigns/bulk/status', { campaigns: { advertiser_id: made.advertiser_id }, action: 'pause' })).body,
    ).toEqual({
      dry_run: false,
      campaigns: 0,
      changed: [],
    });
    expect((await get(made.id)).status).toBe('active');
  });
});

describe('status and tags of many campaigns', () => {
  it('pauses, resumes and archives; those that are so already stay untouched', async () => {
    const advertiser = (await api.call('POST', '/advertisers', { name: 'Bulk' })).read<{ id: string }>();
    const [one, two] = [await make({ advertiser_id: advertiser.id }), await make({ advertiser_id: advertiser.id })];
    await api.call('POST', `/campaigns/${one.id}/pause`);
    const campaigns = { advertiser_id: advertiser.id };
    const set = async (action: string, more = {}) =>
      (await api.call('POST', '/campaigns/bulk/status', { campaigns, action, ...more })).read<BulkAnswer>();
    expect(await set('pause', { dry_run: true })).toEqual({ dry_run: true, campaigns: 2, changed: [{ id: two.id, name: 'C' }] });
    expect((await get(two.id)).status).toBe('active');
    expect((await set('pause')).changed).toEqual([{ id: two.id, name: 'C' }]);
    expect([(await get(one.id)).version, (await get(two.id)).version]).toEqual([2, 2]);
    expect((await set('resume')).changed).toHaveLength(2);
    expect((await set('archive')).changed).toHaveLength(2);
    // Archived ones are meant only when they are asked for.
    expect((await set('resume')).campaigns).toBe(0);
    const back = await api.call('POST', '/campaigns/bulk/status', { campaigns: { ids: [one.id, two.id] }, action: 'resume' });
    expect(back.read<BulkAnswer>().changed).toHaveLength(2);
    expect((await auditOf(one.id)).map(({ action }) => action)).toEqual(['resume', 'archive', 'resume', 'pause', 'create']);
  });

  it('adds and removes tags without making a version', async () => {
    const [one, two] = [await make({ tags: ['a', 'b'] }), await make({ tags: ['c'] })];
    const answer = await api.call('POST', '/campaigns/bulk/tags', { campaigns: { ids: [one.id, two.id] }, add: ['c', 'd'], remove: ['a'] });
    expect(answer.read<BulkAnswer>().changed).toHaveLength(2);
    expect([(await get(one.id)).tags, (await get(two.id)).tags]).toEqual([
      ['b', 'c', 'd'],
      ['c', 'd'],
    ]);
    expect((await get(one.id)).version).toBe(1);
    const many = Array.from({ length: 19 }, (_, i) => `t${i}`);
    const refused = await api.call('POST', '/campaigns/bulk/tags', { campaigns: { ids: [two.id, one.id] }, add: many });
    expect([refused.status, refused.body['code']]).toEqual([400, 'too_many_tags']);
    expect([(await get(one.id)).tags, (await get(two.id)).tags]).toEqual([
      ['b', 'c', 'd'],
      ['c', 'd'],
    ]);
  });

  it('come through each other when two bulk edits meet', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => make()));
    const ids = made.map(({ id }) => id);
    const [paused, tagged] = await Promise.all([
      api.call('POST', '/campaigns/bulk/status', { campaigns: { ids }, action: 'pause' }),
      api.call('POST', '/campaigns/bulk/tags', { campaigns: { ids: ids.toReversed() }, add: ['both'] }),
    ]);
    expect([paused.status, tagged.status]).toEqual([200, 200]);
    for (const id of ids) expect(await get(id)).toMatchObject({ status: 'paused', tags: ['both'] });
  });
});
