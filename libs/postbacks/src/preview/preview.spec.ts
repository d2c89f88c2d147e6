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
const accepted = { outcome: 'accepted', reason: null };

describe('recognising a network', () => {
  it('goes by its route, its signature, or its parameter names, and says why', async () => {
    expect(await preview({ request: 'https://t.example/p.ashx?o=12&e=1&r=abc&t=ORD-9&p=4.5' })).toMatchObject({
      preset: 'cake',
      confidence: 'certain',
      because: ['It came by /p.ashx, a route of CAKE.'],
      reads: { click_id: 'abc', txid: 'ORD-9', payout: '4.50', event: '1' },
      proposal: { preset: 'cake', settings: {} },
      hits: [],
      summary: { examined: 0, differ: 0 },
    });
    const shop =
      'POST /postback HTTP/1.1\r\nX-WC-Webhook-Signature: abc=\r\n\r\n{"id":7,"status":"completed","total":"9.50","meta_data":[{"key":"_click_id","value":"abc"}]}';
    const order = await preview({ request: shop });
    expect(order).toMatchObject({
      preset: 'woocommerce',
      confidence: 'certain',
      reads: { click_id: 'abc', txid: '7', status: 'approved', sale_amount: '9.50' },
    });
    expect(order.proposal.notes).toContainEqual({ setting: 'auth', because: expect.stringContaining('hmac_body') });
    const found = await preview({ request: '/postback?clickid=abc&action_id=A-1&goal=2&sum=15&status=3' });
    expect(found).toMatchObject({ preset: 'affise', confidence: 'likely', reads: { status: 'rejected', txid: 'A-1', payout: '15.00' } });
    expect(found.mapping).toContainEqual({ role: 'payout', name: 'sum', value: '15' });
    expect(found.alternatives.map(({ preset }: { preset: string }) => preset)).toContain('generic');
    expect(await preview({ request: '/postback?click_id=abc&payout=5' })).toMatchObject({ preset: 'generic', confidence: 'none' });
  });

  it('refuses what it cannot read, naming the reason', async () => {
    const refused = async (request: object) => (await api.post('/postback-sources/preview', request)).body;
    expect((await refused({ request: '/x', preset: 'nobody' })).code).toBe('unknown_preset');
    expect(await refused({ request: '{"notification":"x","iv":"y"}' })).toMatchObject({
      code: 'unreadable_request',
      details: { reason: 'encrypted_body_no_key' },
    });
    expect((await refused({})).code).toBe('nothing_to_read');
    expect((await refused({ receipts: ['pb_forged'] })).code).toBe('invalid_receipt');
  });
});

describe('proposing settings', () => {
  it('finds the click id by its value, and the rest by name and value', async () => {
    const [click] = await world.clicks(1);
    const answer = await preview({
      request: `/postback?kennung=${click}&verguetung_amount=500&sale_ref=R-1&order_state=storniert&waehrung_cur=eur`,
    });
    expect(answer.proposal.settings).toEqual({
      names: {
        click_id: ['kennung'],
        payout: ['verguetung_amount'],
        txid: ['sale_ref'],
        status: ['order_state'],
        currency: ['waehrung_cur'],
      },
      status_words: { storniert: 'rejected' },
      minor_units: true,
    });
    expect(answer.reads).toMatchObject({ click_id: click, payout: '5.00', txid: 'R-1', status: 'rejected', currency: 'EUR' });
    expect(answer.proposal.notes.map(({ setting }: { setting: string }) => setting)).toContain('names.click_id');
  });

  it('takes slips of the pen for what they are, and amounts for the style that others show', async () => {
    expect((await preview({ request: '/postback?clikid=abc&payut=5.00' })).proposal.settings).toMatchObject({
      names: { click_id: ['clikid'], payout: ['payut'] },
    });
    const [one, two] = await world.clicks(2);
    const first = await api.send(`click_id=${one}&payout=1.234`, { key: 'key_a' });
    const second = await api.send(`click_id=${two}&payout=2,50`, { key: 'key_a' });
    expect((await preview({ receipts: [first, second] })).proposal.settings).toEqual({ decimal: 'comma' });
  });
});

describe('trying on stored hits', () => {
  it('shows what those of a source would get, and changes none', async () => {
    const [click] = await world.clicks(1);
    const receipt = await api.send('', { url: `/postback/key_a?click_id=${click}&payout=five&money=7`, key: 'key_a' });
    const tried = await preview({
      request: '/postback?click_id=abc',
      receipts: [receipt],
      source_id: '1',
      settings: { names: { payout: ['money'] }, not_names: ['payout'] },
    });
    expect(tried.hits).toEqual([
      {
        receipt,
        now: expect.objectContaining({ outcome: 'rejected', reason: 'invalid_payout' }),
        tried: expect.objectContaining({ ...accepted, payout: '7.00', currency: 'USD' }),
        differs: true,
      },
    ]);
    expect(tried.summary).toEqual({
      examined: 1,
      differ: 1,
      accepted_now: 0,
      accepted_tried: 1,
      changes: [{ from: { outcome: 'rejected', reason: 'invalid_payout' }, to: accepted, count: 1 }],
    });
    expect((await api.get(`/postbacks/${receipt}`)).body).toMatchObject({ outcome: 'rejected', reason: 'invalid_payout' });
    expect((await api.post('/postback-sources/preview', { request: '/x', source_id: '99' })).status).toBe(404);
    expect((await api.post('/postback-sources/preview', { request: '/x', campaign_id: '99' })).status).toBe(404);
  });

  it('decides accepted hits again as if they came for the first time, repeats after them', async () => {
    const [click] = await world.clicks(1);
    const sent = [
      await api.send(`click_id=${click}&payout=5&txid=a`),
      await api.send(`click_id=${click}&payout=5&txid=a`),
      await api.send(`click_id=${click}&payout=-5&txid=a`),
      await api.send(`click_id=${click}&payout=5&txid=b&status=weird`),
    ];
    const same = await preview({ receipts: sent, settings: {} });
    expect(same.summary).toMatchObject({ examined: 4, differ: 0, accepted_now: 3, accepted_tried: 3 });
    const stricter = await preview({ receipts: sent, settings: { unknown_status: 'ignore', max_payout: '4.00' } });
    const reasons = stricter.hits.map(({ tried }: { tried: { reason: string | null } }) => tried.reason);
    expect(reasons).toEqual(['ignored_status', 'adjustment_without_original', 'payout_out_of_range', 'payout_out_of_range']);
    const { rows } = await world.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM conversions WHERE txid IN ('a', 'b')`);
    expect(rows[0]?.n).toBe(3);
  });

  it('does not take a masked secret for the secret', async () => {
    const settings = { auth: [{ scheme: 'parameter', parameter: 'token', token: 'abcd…' }] };
    const answer = await api.post('/postback-sources/preview', { request: '/postback?click_id=abc', source_id: '1', settings });
    expect(answer.body.code).toBe('masked_secret');
  });

  it('takes hits that found no source as sent to the door of the one that is tried', async () => {
    const [click] = await world.clicks(1);
    const receipt = await api.send(`kennung=${click}&payout=5`);
    expect((await api.post('/postback-sources/preview', { receipts: [receipt] })).body.code).toBe('source_needed');
    const tried = await preview({ receipts: [receipt], source_id: '1' });
    expect(tried.proposal.settings).toMatchObject({ names: { click_id: ['kennung'] } });
    expect(tried.hits[0]).toMatchObject({ now: { reason: 'missing_click_id' }, tried: accepted });
  });

  it('looks at the last hits of a campaign, and at no more than a hundred', async () => {
    const clicks = await world.clicks(103);
    for (const click of clicks) await api.send(`click_id=${click}&payout=five`);
    const all = await preview({ campaign_id: '1', filter: { reason: 'invalid_payout' }, settings: { not_names: ['payout'] } });
    expect(all.summary).toMatchObject({ examined: 100, accepted_now: 0, accepted_tried: 100 });
    expect((await preview({ campaign_id: '1', filter: { outcome: 'accepted' }, settings: {} })).summary.differ).toBe(0);
  });
});
