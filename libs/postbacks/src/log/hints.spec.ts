import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReceiptDesk } from '../intake/receipt-desk.js';
import { receipts } from '../testing/a-hit.js';
import { aPostbacksApi, type PostbacksApi } from '../testing/postbacks-api.js';
import { aProcessingWorld, type ProcessingWorld } from '../testing/processing-world.js';
import { PostbackStore } from './postback.store.js';

let world: ProcessingWorld;
let api: PostbacksApi;
let desk: ReceiptDesk;
beforeAll(async () => {
  world = await aProcessingWorld();
  api = await aPostbacksApi(world);
  desk = new ReceiptDesk(world.db, new PostbackStore(), receipts);
});
afterAll(async () => {
  await api.close();
  await world.end();
});

describe('a misspelt parameter', () => {
  it('is named in the hint of the receipt and of the log, and in the step that missed it', async () => {
    const receipt = await api.send('clikid=abc&payout=5');
    const hint = 'Did you mean click_id (it came as "clikid")?';
    expect((await desk.read(receipt))?.hint).toContain(hint);
    const { body } = await api.get(`/postbacks/${receipt}`);
    expect(body).toMatchObject({ reason: 'missing_click_id', hint: expect.stringContaining(hint) });
    expect(body.steps.at(-1).input).toMatchObject({ did_you_mean: ['clikid → click_id'] });
    expect((await api.get('/postbacks?reason=missing_click_id')).body.data[0].hint).toContain(hint);
  });

  it('is told of a hit that counts, too', async () => {
    const [click] = await world.clicks(1);
    const receipt = await api.send(`click_id=${click}&payut=5&note=x`);
    expect(await desk.read(receipt)).toMatchObject({
      outcome: 'accepted',
      reason: null,
      warnings: ['missing_payout'],
      hint: 'Did you mean payout (it came as "payut")?',
    });
    const [other] = await world.clicks(1);
    expect(await desk.read(await api.send(`click_id=${other}&payout=5&sub1=x`))).toMatchObject({ outcome: 'accepted', hint: null });
  });
});

describe('the raw hit in the log', () => {
  it('is as it came, the values of secrets apart, wherever they stood', async () => {
    const [click] = await world.clicks(1);
    const body = gzipSync(`click_id=${click}&payout=5&secret=in-body`);
    const receipt = await api.send('', {
      method: 'POST',
      url: '/postback?a=%20b&tok%65n=in-query',
      headers: ['Host', 't', 'X-Api-Key', 'in-header', 'Content-Encoding', 'gzip'],
      body: body.toString('base64'),
      size: body.length,
    });
    const { raw } = (await api.get(`/postbacks/${receipt}`)).body;
    expect(raw).toMatchObject({
      method: 'POST',
      url: '/postback?a=%20b&tok%65n=***',
      headers: [
        ['Host', 't'],
        ['X-Api-Key', '***'],
        ['Content-Encoding', 'gzip'],
      ],
      body_size: body.length,
    });
    expect(Buffer.from(raw.body_base64, 'base64').toString()).toBe(`click_id=${click}&payout=5&secret=***`);
  });
});

describe('searching the log', () => {
  it('finds hits by a click id that was only sent, beside those about the click', async () => {
    const [click] = await world.clicks(1);
    await world.db.query(
      `UPDATE postback_sources SET settings = '{"auth":[{"scheme":"token","token":"t"}]}', version = version + 1 WHERE id = 1`,
    );
    const refused = await api.send(`click_id=${click}&payout=5`, { key: 'key_a' });
    const counted = await api.send(`click_id=${click}&payout=5&token=t`, { key: 'key_a' });
    const { data } = (await api.get(`/postbacks?click_id=${click}`)).body;
    expect(data.map(({ receipt, reason }: { receipt: string; reason: string | null }) => [receipt, reason])).toEqual([
      [counted, null],
      [refused, 'auth_missing'],
    ]);
    const none = (await api.get(`/postbacks?campaign_id=none&source_id=1`)).body.data;
    expect(none.map(({ receipt }: { receipt: string }) => receipt)).toEqual([refused]);
  });
});
