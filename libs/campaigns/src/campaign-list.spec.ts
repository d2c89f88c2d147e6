import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataSource, type Logger } from 'typeorm';
import type { CampaignAnswer } from './campaign-shapes.js';
import { campaignsApp, type CampaignsApp } from './testing/campaigns-app.js';

const OFFER = { url: 'http://advertiser.example/?c={click_id}', payout: '5.00', currency: 'USD' };

let api: CampaignsApp;
let advertiser: string;
beforeAll(async () => {
  api = await campaignsApp();
  advertiser = (await api.call('POST', '/advertisers', { name: 'A' })).read<{ id: string }>().id;
  const given = [
    { name: 'banana', tags: ['fruit'] },
    { name: 'Apple', tags: ['fruit', 'red'] },
    { name: 'cherry', tags: ['red'], advertiser_id: advertiser },
    { name: 'apple', tags: [] },
    { name: 'Date', tags: ['fruit'] },
  ];
  for (const one of given) await api.call('POST', '/campaigns', { offers: [OFFER, OFFER], ...one });
  await api.call('POST', '/campaigns/2/pause');
});
afterAll(() => api.close());

type List = { data: CampaignAnswer[]; next_cursor: string | null };

async function names(query: string): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: List = (await api.call('GET', `/campaigns?limit=2&${query}&cursor=${cursor}`)).read<List>();
    found.push(...page.data.map(({ id, name }) => `${name} ${id}`));
    cursor = page.next_cursor;
  }
  return found;
}

describe('the list of campaigns', () => {
  it.each([
    ['', ['Date 5', 'apple 4', 'cherry 3', 'Apple 2', 'banana 1']],
    ['sort=created_at', ['banana 1', 'Apple 2', 'cherry 3', 'apple 4', 'Date 5']],
    ['sort=name', ['Apple 2', 'apple 4', 'banana 1', 'cherry 3', 'Date 5']],
    ['sort=-name', ['Date 5', 'cherry 3', 'banana 1', 'apple 4', 'Apple 2']],
    ['tag=fruit', ['Date 5', 'Apple 2', 'banana 1']],
    ['tag=red&sort=name', ['Apple 2', 'cherry 3']],
    ['tag=FRUIT', []],
    ['status=paused', ['Apple 2']],
    ['search=APP&sort=name', ['Apple 2', 'apple 4']],
    ['search=e&tag=fruit&status=active', ['Date 5']],
  ])('takes %s, page by page', async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it('narrows to an advertiser', async () => {
    expect(await names(`advertiser_id=${advertiser}`)).toEqual(['cherry 3']);
  });

  it('refuses a cursor of another order', async () => {
    const { next_cursor: cursor } = (await api.call('GET', '/campaigns?limit=1&sort=name')).read<{ next_cursor: string }>();
    expect((await api.call('GET', `/campaigns?limit=1&cursor=${cursor}`)).body['code']).toBe('invalid_cursor');
    expect((await api.call('GET', '/campaigns?sort=clicks')).status).toBe(400);
  });

  it('asks the database as often for many campaigns as for one', async () => {
    const source = api.app.get(DataSource, { strict: false });
    let asked = 0;
    const nothing = () => undefined;
    const counting: Logger = {
      logQuery: () => (asked += 1),
      logQueryError: nothing,
      logQuerySlow: nothing,
      logSchemaBuild: nothing,
      logMigration: nothing,
      log: nothing,
    };
    source.setOptions({ logger: counting });
    const statements = async (limit: number) => {
      asked = 0;
      await api.call('GET', `/campaigns?limit=${limit}`);
      return asked;
    };
    const one = await statements(1);
    expect(one).toBeGreaterThan(0);
    expect(await statements(5)).toBe(one);
  });
});
