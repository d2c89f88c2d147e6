import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaignsApp, type CampaignsApp } from '../testing/campaigns-app.js';
import type { TemplateList, TrafficSourceAnswer } from './traffic-source-shapes.js';

let api: CampaignsApp;
let campaign: { id: string; tracking_url: string };
beforeAll(async () => {
  api = await campaignsApp();
  const offers = [{ url: 'http://advertiser.example/?c={click_id}', payout: '5.00', currency: 'USD' }];
  campaign = (await api.call('POST', '/campaigns', { name: 'C', offers })).read();
});
afterAll(() => api.close());

const urlFor = async (query: string) => (await api.call('GET', `/campaigns/${campaign.id}/tracking-url?${query}`)).body['url'];

describe('traffic source templates', () => {
  it('are the ten asked for', async () => {
    const { data } = (await api.call('GET', '/traffic-source-templates')).read<TemplateList>();
    const names = ['generic', 'google-ads', 'meta', 'outbrain', 'propellerads', 'pushground', 'richads', 'taboola', 'tiktok', 'zeropark'];
    expect(data.map(({ name }) => name)).toEqual(names);
  });

  it.each([
    ['propellerads', 'supply_id={zoneid}&creative_id={bannerid}&cost={cost}&external_id=${SUBID}&sub1={campaignid}'],
    ['richads', 'supply_id=[PUBLISHER_ID]&site_id=[SITE_ID]&creative_id=[CREATIVE_ID]&external_id=[CLICK_ID]&sub1=[CAMPAIGN_ID]'],
    ['meta', 'supply_id={{site_source_name}}&site_id={{placement}}&creative_id={{ad.id}}&sub1={{campaign.id}}&sub2={{adset.id}}'],
  ])('make a tracking URL ready to paste: %s', async (template, query) => {
    expect(await urlFor(`template=${template}`)).toBe(`${campaign.tracking_url}?${query}`);
  });

  it('say where their macros were read, and which of them are not told there', async () => {
    const { data } = (await api.call('GET', '/traffic-source-templates')).read<TemplateList>();
    for (const { checked, parameters } of data) {
      const macros = parameters.map(({ macro }) => macro);
      for (const macro of checked?.unconfirmed ?? []) expect(macros).toContain(macro);
      expect((checked?.unconfirmed ?? []).length).toBeLessThan(macros.length);
    }
    expect(data.filter(({ checked }) => checked === null).map(({ name }) => name)).toEqual(['generic', 'outbrain']);
  });

  it('fill only parameters the tracking URL knows, none twice', async () => {
    const { data } = (await api.call('GET', '/traffic-source-templates')).read<TemplateList>();
    for (const { parameters } of data) {
      const names = parameters.map(({ parameter }) => parameter);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^(supply_id|site_id|source|creative_id|cost|external_id|sub([1-9]|1\d|20))$/);
    }
  });
});

describe('traffic sources', () => {
  it('start from a template, name what they fill, and make tracking URLs', async () => {
    const made = await api.call('POST', '/traffic-sources', { name: 'Push', template: 'zeropark' });
    expect([made.status, made.body['template']]).toEqual([201, 'zeropark']);
    const { id } = made.read<TrafficSourceAnswer>();
    const parameters = [{ parameter: 'sub5', macro: '{x}', means: 'Mood' }];
    expect((await api.call('PATCH', `/traffic-sources/${id}`, { parameters })).body).toMatchObject({ name: 'Push', parameters });
    expect(await urlFor(`traffic_source_id=${id}`)).toBe(`${campaign.tracking_url}?sub5={x}`);
    const { rows } = await api.database.db.query(
      `SELECT action FROM audit_log WHERE object_type = 'traffic_source' AND object_id = $1 ORDER BY id`,
      [id],
    );
    expect(rows.map((row) => row['action'])).toEqual(['create', 'update']);
  });

  it('name the sub ids they fill, the most frequent label first', async () => {
    const parameters = (means: string) => ({ parameters: [{ parameter: 'sub7', macro: '{x}', means }] });
    for (const means of ['Zone', 'Feed', 'Zone']) await api.call('POST', '/traffic-sources', { name: 'Labelled', ...parameters(means) });
    const gone = (await api.call('POST', '/traffic-sources', { name: 'Gone', ...parameters('Gone') })).read<TrafficSourceAnswer>();
    await api.call('DELETE', `/traffic-sources/${gone.id}`);
    const { data } = (await api.call('GET', '/traffic-sources/labels')).read<{ data: { parameter: string; labels: string[] }[] }>();
    expect(data.find(({ parameter }) => parameter === 'sub7')).toEqual({ parameter: 'sub7', labels: ['Zone', 'Feed'] });
  });

  it('leave the list when archived, and stay readable', async () => {
    const { id } = (await api.call('POST', '/traffic-sources', { name: 'Old' })).read<TrafficSourceAnswer>();
    expect((await api.call('DELETE', `/traffic-sources/${id}`)).status).toBe(204);
    const names = async (query: string) =>
      (await api.call('GET', `/traffic-sources${query}`)).read<{ data: TrafficSourceAnswer[] }>().data.map(({ name }) => name);
    expect([(await names('')).includes('Old'), (await names('?status=all')).includes('Old')]).toEqual([false, true]);
    expect((await api.call('GET', `/traffic-sources/${id}`)).body['status']).toBe('archived');
  });

  it.each([
    ['a template that is not', { name: 'x', template: 'nowhere' }, 404],
    ['no name', { template: 'meta' }, 400],
    [
      'a parameter twice',
      {
        name: 'x',
        parameters: [
          { parameter: 'sub1', macro: 'a' },
          { parameter: 'SUB1', macro: 'b' },
        ],
      },
      400,
    ],
    ['a macro that would begin another parameter', { name: 'x', parameters: [{ parameter: 'sub1', macro: 'a&cost=0' }] }, 400],
  ])('are refused with %s', async (_, input, status) => {
    expect((await api.call('POST', '/traffic-sources', input)).status).toBe(status);
  });

  it('are the administrator’s to change and everybody’s to read', async () => {
    const analyst = api.as(await api.keyFor('analyst'));
    expect((await api.as(undefined)('GET', '/traffic-sources')).status).toBe(401);
    expect((await analyst('GET', '/traffic-sources')).status).toBe(200);
    expect((await analyst('POST', '/traffic-sources', { name: 'x' })).status).toBe(403);
  });

  it('take a template or a source, not both, and the generic template when neither is named', async () => {
    const status = async (query: string) => (await api.call('GET', `/campaigns/${campaign.id}/tracking-url?${query}`)).status;
    expect([await status('template=meta&traffic_source_id=1'), await status('traffic_source_id=99999')]).toEqual([400, 404]);
    expect(await urlFor('')).toContain('external_id={click_id}');
  });
});
