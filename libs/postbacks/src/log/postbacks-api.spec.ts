import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccessHttpModule } from '#access/management';
import { ConfigModule } from '#config';
import { ConversionsHttpModule } from '#conversions/management';
import { DatabaseModule } from '#database';
import { createHttpApp } from '#http';
import { testSettings } from '#testing';
import { PostbacksHttpModule } from '../postbacks.http.module.js';
import { aHit, receipts } from '../testing/a-hit.js';
import { aProcessingWorld, clickIds, type ProcessingWorld } from '../testing/processing-world.js';

const ADMIN = 'the-key-of-the-administrator';
const OWN = 'the-key-of-advertiser-a-itself';
const FOREIGN = 'the-key-of-another-advertiser';
let world: ProcessingWorld;
let app: NestFastifyApplication;
let click: string;

beforeAll(async () => {
  world = await aProcessingWorld();
  await world.db.query(`INSERT INTO advertisers (name) VALUES ('B')`);
  await world.db.query(`INSERT INTO postback_sources (key, advertiser_id, name) VALUES ('key_b', 2, 'B')`);
  for (const [key, advertiser] of [
    [OWN, 1],
    [FOREIGN, 2],
  ] as const) {
    await world.db.query(`INSERT INTO api_keys (name, prefix, key_hash, role, advertiser_id) VALUES ('k', 'k', $1, 'advertiser', $2)`, [
      createHash('sha256').update(key).digest(),
      advertiser,
    ]);
  }
  const settings = testSettings({ DATABASE_URL: world.url, ADMIN_API_KEY: ADMIN }, 'api');
  @Module({ imports: [ConfigModule.forProcess(settings), DatabaseModule, AccessHttpModule, ConversionsHttpModule, PostbacksHttpModule] })
  class Api {}
  app = await createHttpApp(Api, settings);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  [click = ''] = await world.clicks(1);
});
afterAll(async () => {
  await app.close();
  await world.end();
});

const call = async (method: 'GET' | 'PATCH', path: string, key = ADMIN, payload?: object) => {
  const answer = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${key}` },
    ...(payload && { payload }),
  });
  return { status: answer.statusCode, body: answer.json() };
};
const get = (path: string, key?: string) => call('GET', path, key);
const send = async (query: string, given: Parameters<typeof aHit>[1] = {}) => {
  const hit = aHit(query, given);
  await world.process([hit]);
  return receipts.format(hit.id);
};
const facts = async (id: string) =>
  (
    await world.db.query(`SELECT seq, approved, rejected, revenue, supply_id FROM conversion_facts WHERE conversion_id = $1 ORDER BY seq`, [
      id.replace('cv_', ''),
    ])
  ).rows;

describe('the postback log', () => {
  it('shows one hit with its raw request, its steps and no secrets', async () => {
    const receipt = await send(`click_id=${click}&payout=5&txid=one&token=s3cret`, {
      headers: ['Authorization', 'Bearer s3cret', 'Host', 't'],
    });
    const { status, body } = await get(`/postbacks/${receipt}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      receipt,
      outcome: 'accepted',
      reason: null,
      hint: null,
      click_id: click,
      campaign_id: '1',
      source_id: '1',
      txid: 'one',
      payout: '5.00',
      would_be: null,
      raw: {
        method: 'GET',
        url: `/postback?click_id=${click}&payout=5&txid=one&token=***`,
        headers: [
          ['Authorization', '***'],
          ['Host', 't'],
        ],
        body_base64: null,
        ip: '203.0.113.7',
      },
    });
    expect(body.steps.map(({ name, result }: { name: string; result: string }) => `${name}: ${result}`)).toEqual([
      'read-parameters: click id in click_id',
      'find-click: found',
      'read-claim: read',
      'attribute-click: in time',
      'price-conversion: 5.00 USD',
      'decide-repeat: accepted',
    ]);
    expect(JSON.stringify(body)).not.toContain('s3cret');
  });

  it('filters by outcome, reason, click and campaign, hits without one included, and pages', async () => {
    const first = await send(`click_id=${click}&payout=5&txid=two`);
    const again = await send(`click_id=${click}&payout=5&txid=two`);
    const lost = await send('click_id=nobody&payout=5');
    const list = async (query: string) => (await get(`/postbacks?${query}`)).body.data.map(({ receipt }: { receipt: string }) => receipt);
    expect(await list('reason=duplicate')).toEqual([again]);
    expect(await list('campaign_id=none')).toEqual([lost]);
    expect(await list('click_id=nobody&outcome=rejected')).toEqual([lost]);
    expect((await list(`click_id=${click}&campaign_id=1`)).slice(0, 2)).toEqual([again, first]);
    const page = (await get('/postbacks?limit=1')).body;
    expect(page.data[0].receipt).toBe(lost);
    expect((await get(`/postbacks?limit=1&cursor=${page.next_cursor}`)).body.data[0].receipt).toBe(again);
    expect((await get('/postbacks?cursor=WzFd')).body.code).toBe('invalid_cursor');
    expect((await get('/postbacks?outcome=lost')).status).toBe(400);
  });

  it('is an advertiser’s own only, and never tells that a click is another’s', async () => {
    const own = await send(`click_id=${click}&payout=5&txid=three`);
    const crossed = await send(`click_id=${click}&payout=5&txid=four`, { url: `/postback/key_b?click_id=${click}&payout=5`, key: 'key_b' });
    expect((await get(`/postbacks/${own}`, OWN)).body.outcome).toBe('accepted');
    expect(await get(`/postbacks/${own}`, FOREIGN)).toMatchObject({ status: 404, body: { code: 'postback_not_found' } });
    expect((await get(`/postbacks/${crossed}`)).body).toMatchObject({ reason: 'advertiser_mismatch', campaign_id: '1' });
    const seen = (await get(`/postbacks/${crossed}`, FOREIGN)).body;
    expect(seen).toMatchObject({ reason: 'unknown_click', campaign_id: null, source_id: '2' });
    expect(JSON.stringify(seen)).not.toContain('advertiser_mismatch');
    expect((await get(`/postbacks/${crossed}`, OWN)).status).toBe(404);
    expect((await get('/postbacks', FOREIGN)).body.data.map(({ receipt }: { receipt: string }) => receipt)).toEqual([crossed]);
    expect((await get('/postbacks/pb_forged')).status).toBe(404);
  });

  it('tells what a test would have been', async () => {
    const receipt = await send(`click_id=${click}&payout=1&txid=t&test=1`);
    expect((await get(`/postbacks/${receipt}`)).body).toMatchObject({
      outcome: 'rejected',
      reason: 'test',
      would_be: { outcome: 'accepted', reason: null },
      conversion_id: null,
    });
  });
});

describe('conversions', () => {
  const conversionOf = async (receipt: string) => (await get(`/postbacks/${receipt}`)).body.conversion_id as string;

  it('are shown with every hit about them', async () => {
    const made = await send(`click_id=${click}&payout=5&txid=ten&status=lead&sub9=x`);
    const repeat = await send(`click_id=${click}&payout=5&txid=ten&status=lead`);
    const id = await conversionOf(made);
    const { body } = await get(`/conversions/${id}`);
    expect(body).toMatchObject({
      id,
      receipt: made,
      click_id: click,
      campaign_id: '1',
      offer_id: '1',
      event: 'default',
      txid: 'ten',
      status: 'pending',
      original_status: 'lead',
      kind: 'conversion',
      payout: '5.00',
      currency: 'USD',
      payout_base: '5.00',
      rate: '1',
      sale_amount: null,
      warnings: [],
      custom: { sub9: 'x' },
      version: 1,
    });
    expect(body.explanation.map(({ receipt, reason }: { receipt: string; reason: string | null }) => [receipt, reason])).toEqual([
      [made, null],
      [repeat, 'duplicate'],
    ]);
    const list = (await get(`/conversions?click_id=${click}&txid=ten&status=pending`)).body;
    expect(list.data.map((one: { id: string }) => one.id)).toEqual([id]);
    expect((await get(`/conversions?click_id=${clickIds.mint(1, Date.now()).text}`)).body).toEqual({ data: [], next_cursor: null });
  });

  it('are an advertiser’s own only', async () => {
    const id = await conversionOf(await send(`click_id=${click}&payout=5&txid=eleven`));
    expect((await get(`/conversions/${id}`, OWN)).status).toBe(200);
    expect(await get(`/conversions/${id}`, FOREIGN)).toMatchObject({ status: 404, body: { code: 'conversion_not_found' } });
    expect((await get('/conversions', FOREIGN)).body.data).toEqual([]);
    expect((await call('PATCH', `/conversions/${id}`, OWN, { status: 'rejected' })).status).toBe(403);
  });

  it('are changed by hand: audited, told to reports as differences, and not revived by postbacks', async () => {
    const id = await conversionOf(await send(`click_id=${click}&payout=5&txid=twelve`));
    expect((await call('PATCH', `/conversions/${id}`, ADMIN, { payout: '7.50' })).body).toMatchObject({
      payout: '7.50',
      payout_base: '7.50',
      version: 2,
      manual: true,
    });
    expect((await call('PATCH', `/conversions/${id}`, ADMIN, { status: 'rejected', version: 2 })).body).toMatchObject({
      status: 'rejected',
      version: 3,
    });
    expect(await call('PATCH', `/conversions/${id}`, ADMIN, { status: 'approved', version: 2 })).toMatchObject({
      status: 409,
      body: { code: 'conversion_changed' },
    });
    expect(await facts(id)).toEqual([
      { seq: 1, approved: 1, rejected: 0, revenue: '5000000', supply_id: 7 },
      { seq: 2, approved: 0, rejected: 0, revenue: '2500000', supply_id: 7 },
      { seq: 3, approved: -1, rejected: 1, revenue: '-7500000', supply_id: 7 },
    ]);
    const { rows } = await world.db.query(`SELECT action, change FROM audit_log WHERE object_id = $1 ORDER BY id`, [id]);
    expect(rows).toEqual([
      { action: 'update', change: { payout: { from: '5.00', to: '7.50' } } },
      { action: 'update', change: { status: { from: 'approved', to: 'rejected' } } },
    ]);
    const revival = await send(`click_id=${click}&payout=5&txid=twelve&status=approved`);
    expect((await get(`/postbacks/${revival}`)).body).toMatchObject({ reason: 'manually_rejected', conversion_id: id });
  });

  it('refuse what makes no sense', async () => {
    const id = await conversionOf(await send(`click_id=${click}&payout=5&txid=thirteen`));
    for (const [change, status] of [
      [{}, 400],
      [{ payout: 'five' }, 400],
      [{ payout: '-1' }, 400],
      [{ status: 'maybe' }, 400],
      [{ colour: 'red' }, 400],
    ] as const) {
      expect((await call('PATCH', `/conversions/${id}`, ADMIN, change)).status).toBe(status);
    }
    expect((await call('PATCH', '/conversions/cv_0', ADMIN, { status: 'rejected' })).status).toBe(404);
  });
});
