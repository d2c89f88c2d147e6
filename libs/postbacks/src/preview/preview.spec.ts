import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPostbacksApi, type PostbacksApi } from '../testing/postbacks-api.js';
import { aProcessingWorld, type ProcessingWorld } from '../testing/processing-world.js';

let world: ProcessingWorld;
let api: PostbacksApi;
beforeAll(async () => {
  world = await aProcessingWorld();
  api = await aPostbacksApi(world);
});
afterAll(async () => {
  await api.close();
  await world.end();
});

const preview = async (request: object) => (await api.post('/postback-sources/preview', request)).body;

describe('profile by example', () => {
  it('recognises a network by its route, or by its parameter names', async () => {
    expect(await preview({ request: 'https://t.example/p.ashx?o=12&e=1&r=abc&t=ORD-9&p=4.5' })).toMatchObject({
      preset: 'cake',
      reads: { click_id: 'abc', txid: 'ORD-9', payout: '4.50', event: '1' },
      hits: [],
    });
    const found = await preview({ request: '/postback?clickid=abc&action_id=A-1&goal=2&sum=15&status=3' });
    expect(found).toMatchObject({ preset: 'affise', reads: { status: 'rejected', txid: 'A-1', payout: '15.00' } });
    expect(found.mapping).toContainEqual({ role: 'payout', name: 'sum', value: '15' });
    expect((await preview({ request: '/postback?click_id=abc&payout=5' })).preset).toBe('generic');
    expect((await api.post('/postback-sources/preview', { request: '/x', preset: 'nobody' })).body.code).toBe('unknown_preset');
  });

  it('shows what the stored hits of a source would get, and changes none', async () => {
    const [click] = await world.clicks(1);
    const receipt = await api.send(`click_id=${click}&payout=5&status=weird`, {
      url: `/postback/key_a?click_id=${click}&payout=five`,
      key: 'key_a',
    });
    const tried = await preview({
      request: '/postback?click_id=abc',
      source_id: '1',
      settings: { names: { payout: ['money'] }, not_names: ['payout'] },
    });
    expect(tried.hits).toEqual([
      { receipt, now: { outcome: 'rejected', reason: 'invalid_payout' }, tried: { outcome: 'accepted', reason: null } },
    ]);
    expect((await api.get(`/postbacks/${receipt}`)).body).toMatchObject({ outcome: 'rejected', reason: 'invalid_payout' });
    expect((await api.post('/postback-sources/preview', { request: '/x', source_id: '99' })).status).toBe(404);
  });
});
