import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccessHttpModule } from '#access/management';
import { ConfigModule } from '#config';
import { DatabaseModule } from '#database';
import { createHttpApp } from '#http';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { ClicksHttpModule } from './clicks.http.module.js';
import { ClickStore } from './store/click.store.js';
import { Dictionary } from './store/dictionary.store.js';
import { uuidOfImported } from './import/import-row.js';
import { aNewClick, clickIds } from './testing/factories.js';
import { seedCampaign } from './testing/seed-campaign.js';

const ADMIN = 'the-key-of-the-administrator';
const FOREIGN = 'the-key-of-another-advertiser';
const HOUR_MS = 3_600_000;

let test: TestDatabase;
let app: NestFastifyApplication;
let campaign: Awaited<ReturnType<typeof seedCampaign>>;
let other: Awaited<ReturnType<typeof seedCampaign>>;

beforeAll(async () => {
  test = await testDatabase();
  campaign = await seedCampaign(test.db);
  other = await seedCampaign(test.db, { advertiser: 'B' });
  await test.db.query(`INSERT INTO api_keys (name, prefix, key_hash, role, advertiser_id) VALUES ('k', 'k', $1, 'advertiser', $2)`, [
    createHash('sha256').update(FOREIGN).digest(),
    other.advertiserId,
  ]);
  const settings = testSettings({ DATABASE_URL: test.url, ADMIN_API_KEY: ADMIN }, 'api');
  @Module({ imports: [ConfigModule.forProcess(settings), DatabaseModule, AccessHttpModule, ClicksHttpModule] })
  class ApiUnderTest {}
  app = await createHttpApp(ApiUnderTest, settings);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(async () => {
  await app.close();
  await test.close();
});

const get = async (path: string, key = ADMIN) => {
  const answer = await app.inject({ method: 'GET', url: `/api/v1/clicks${path}`, headers: { authorization: `Bearer ${key}` } });
  return { status: answer.statusCode, body: answer.json() };
};
const post = async (payload: string | object, key = ADMIN) => {
  const type = typeof payload === 'string' ? 'text/csv; charset=utf-8' : 'application/json';
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/clicks/import',
    headers: { authorization: `Bearer ${key}`, 'content-type': type },
    payload,
  });
  return { status: answer.statusCode, body: answer.json() };
};
const agoIso = (ms: number) => new Date(Date.now() - ms).toISOString();

describe('POST /clicks/import', () => {
  it('imports rows, keeps ids byte for byte and finds them again', async () => {
    const at = agoIso(HOUR_MS);
    const csv = `\ufeffclick_id,Campaign_ID,clicked_at,cost,supply_id,site_id,creative_id,sub1,sub3,odd\r\nab+cd/ef==,${campaign.id},${at},0.0125,s-1,z,"c,1",a,b,kept\r\n" padded ",${campaign.id},${at},,,,,,,\r\n`;
    expect(await post(csv)).toEqual({ status: 200, body: { imported: 2, duplicates: 0, rejected_count: 0, rejected: [] } });
    expect((await get(`/${encodeURIComponent('ab+cd/ef==')}`)).body).toMatchObject({
      click_id: 'ab+cd/ef==',
      campaign_id: String(campaign.id),
      offer_id: String(campaign.offerIds[0]),
      clicked_at: at,
      cost: '0.0125',
      currency: 'USD',
      supply_id: 's-1',
      site_id: 'z',
      creative_id: 'c,1',
      source: null,
      flags: ['imported'],
      subs: { sub1: 'a', sub3: 'b' },
      campaign_version: 1,
      target: null,
      query: 'supply_id=s-1&site_id=z&creative_id=c%2C1&sub1=a&sub3=b&odd=kept',
    });
    expect((await get(`/${encodeURIComponent(' padded ')}`)).status).toBe(200);
    expect((await get('/padded')).status).toBe(404);
  });

  it('changes nothing when it comes again, also with another time, and counts repeats within one file', async () => {
    const row = (id: string, ms: number) => `${id},${campaign.id},${agoIso(ms)}`;
    const head = 'click_id,campaign_id,clicked_at\n';
    expect((await post(`${head}${row('r1', 1_000)}\n${row('r2', 1_000)}\n${row('r1', 2_000)}`)).body).toMatchObject({
      imported: 2,
      duplicates: 1,
    });
    const marks = async () => (await test.db.query(`SELECT count(*) FROM batches`)).rows[0];
    const before = await marks();
    expect((await post(`${head}${row('r1', 5_000)}\n${row('r2', 1_000)}`)).body).toMatchObject({ imported: 0, duplicates: 2 });
    expect(await marks()).toEqual(before);
  });

  it('says row by row what it refuses and imports the rest', async () => {
    const at = agoIso(1_000);
    const rows: [string, string][] = [
      [`ok-1,${campaign.id},${at},1`, ''],
      [`,${campaign.id},${at},`, 'missing_click_id'],
      [`${'x'.repeat(257)},${campaign.id},${at},`, 'malformed_click_id'],
      [`a\u0000b,${campaign.id},${at},`, 'malformed_click_id'],
      [`${clickIds.mint(1, Date.now()).text},${campaign.id},${at},`, 'own_click_id'],
      [`x1,999999,${at},`, 'campaign_not_found'],
      [`x2,${campaign.key},${at},`, 'campaign_not_found'],
      [`x3,${campaign.id},yesterday,`, 'invalid_clicked_at'],
      [`x4,${campaign.id},2026-02-30T00:00:00Z,`, 'invalid_clicked_at'],
      [`x5,${campaign.id},2999-01-01T00:00:00Z,`, 'invalid_clicked_at'],
      [`x6,${campaign.id},,`, 'invalid_clicked_at'],
      [`x7,${campaign.id},${at},-1`, 'invalid_cost'],
      [`x8,${campaign.id},${at},5000`, 'invalid_cost'],
      [`x9,${campaign.id},${at},"1,5"`, 'invalid_cost'],
      [`x"y,${campaign.id},${at},`, 'malformed_row'],
      [`ok-2,${campaign.id},${at}`, ''],
    ];
    const { body } = await post(`click_id,campaign_id,clicked_at,cost\n${rows.map(([line]) => line).join('\n')}\n\n`);
    expect(body).toMatchObject({ imported: 2, duplicates: 0, rejected_count: 14 });
    const codes = new Map(body.rejected.map(({ row, code }: { row: number; code: string }) => [row, code]));
    expect(rows.map((_, i) => codes.get(i + 1) ?? '')).toEqual(rows.map(([, code]) => code));
  });

  it.each([
    ['2020-05-01T10:00:00+02:00', '2020-05-01T08:00:00.000Z'],
    ['2020-05-01 10:00:00', '2020-05-01T10:00:00.000Z'],
    ['2020-05-01', '2020-05-01T00:00:00.000Z'],
    ['1588327200', '2020-05-01T10:00:00.000Z'],
    ['1588327200123', '2020-05-01T10:00:00.123Z'],
  ])('reads the time %s as %s', async (written, iso) => {
    await post({ rows: [{ click_id: `t-${written}`, campaign_id: campaign.id, clicked_at: written }] });
    expect((await get(`/${encodeURIComponent(`t-${written}`)}`)).body).toMatchObject({ clicked_at: iso });
  });

  it('makes partitions for days of the past', async () => {
    await post({ csv: `click_id,campaign_id,clicked_at\np1,${campaign.id},${agoIso(30 * 24 * HOUR_MS)}` });
    const day = agoIso(30 * 24 * HOUR_MS)
      .slice(0, 10)
      .replaceAll('-', '');
    const { rows } = await test.db.query(
      `SELECT c.tableoid::regclass::text AS place FROM clicks c JOIN imported_clicks i ON i.click_id = c.id WHERE i.external_id = 'p1'`,
    );
    expect(rows).toEqual([{ place: `clicks_p${day}` }]);
  });

  it('imports more than one batch', async () => {
    const lines = Array.from({ length: 1_200 }, (_, i) => `many-${i},${campaign.id},${agoIso(1_000)}`);
    expect((await post(`click_id,campaign_id,clicked_at\n${lines.join('\n')}`)).body).toMatchObject({ imported: 1_200 });
  });

  it.each([
    ['', 'invalid_csv'],
    ['click_id;campaign_id;clicked_at\na;1;2020-01-01', 'invalid_csv'],
    ['click_id,clicked_at\na,2020-01-01', 'invalid_csv'],
    ['click_id,campaign_id,clicked_at,click_id\n', 'invalid_csv'],
    [{ lines: [] }, 'invalid_request'],
  ])('refuses the file %j', async (payload, code) => {
    const answer = await post(payload);
    expect([answer.status, answer.body.code]).toEqual([400, code]);
  });

  it('is for administrators', async () => {
    expect((await post('click_id,campaign_id,clicked_at\n', FOREIGN)).status).toBe(403);
  });

  it('keys a row by its time, campaign and external id', () => {
    expect(uuidOfImported('a', 1_000, 7)).toBe(uuidOfImported('a', 1_000, 7));
    expect(uuidOfImported('a', 1_000, 7)).toMatch(/^00000000-03e8-0000-0007-/);
    expect(uuidOfImported('b', 1_000, 7)).not.toBe(uuidOfImported('a', 1_000, 7));
  });
});

describe('the click log', () => {
  const ids: string[] = [];
  beforeAll(async () => {
    const supply = (await new Dictionary().idsOf(test.db, [{ dimension: 'supply', value: 'log-supply' }])).get('supply', 'log-supply');
    const clicks = Array.from({ length: 5 }, (_, i) => {
      const { text, uuid } = clickIds.mint(other.id, Date.now() - i * 1_000);
      ids.push(text);
      return aNewClick(
        uuid,
        { campaignId: other.id, supplyId: i < 2 ? supply : 0, clickedAt: new Date() },
        { target: 'http://offer.example/', ip: '203.0.113.0/24' },
      );
    });
    await test.db.transaction((tx) => new ClickStore().writeBatch(tx, clicks));
  });
  const idsOf = (body: { data: { click_id: string }[] }) => body.data.map(({ click_id: id }) => id);

  it('shows clicks newest first, page by page', async () => {
    const first = (await get(`?campaign_id=${other.id}&limit=3`)).body;
    expect(idsOf(first)).toEqual(ids.slice(0, 3));
    const second = (await get(`?campaign_id=${other.id}&limit=3&cursor=${first.next_cursor}`)).body;
    expect([idsOf(second), second.next_cursor]).toEqual([ids.slice(3), null]);
  });

  it('narrows to a supply source and to a time', async () => {
    expect(idsOf((await get('?supply_id=log-supply')).body)).toEqual(ids.slice(0, 2));
    expect((await get('?supply_id=never-seen')).body).toEqual({ data: [], next_cursor: null });
    expect(idsOf((await get(`?campaign_id=${other.id}&to=${agoIso(24 * HOUR_MS)}`)).body)).toEqual([]);
  });

  it('shows one click with its details', async () => {
    expect((await get(`/${ids[0]}`)).body).toMatchObject({
      click_id: ids[0],
      supply_id: 'log-supply',
      target: 'http://offer.example/',
      ip: '203.0.113.0/24',
      cost: '0.00',
      flags: [],
    });
    expect((await get(`/${ids[0]?.toUpperCase()}`)).status).toBe(200);
  });

  it('shows advertisers their own clicks only; a foreign one is absent', async () => {
    expect(idsOf((await get('', FOREIGN)).body)).toEqual(ids);
    expect((await get(`/${ids[0]}`, FOREIGN)).status).toBe(200);
    expect(await get(`/${encodeURIComponent('ab+cd/ef==')}`, FOREIGN)).toEqual(await get('/ab%2Bcd%2Fef%3D%3D', FOREIGN));
    expect((await get(`/${encodeURIComponent('ab+cd/ef==')}`, FOREIGN)).body).toMatchObject({ code: 'click_not_found' });
    expect(idsOf((await get(`?campaign_id=${campaign.id}`, FOREIGN)).body)).toEqual([]);
  });

  it.each(['nosuch', 'a%00b', '%F0%9F%92%B0', `push_${'0'.repeat(43)}`])('answers 404 to %s', async (id) => {
    expect(await get(`/${id}`)).toMatchObject({ status: 404, body: { code: 'click_not_found' } });
  });

  it.each(['?limit=0', '?cursor=x', '?from=x', '?from=2026-01-02&to=2026-01-01', '?from=2020-01-01&to=2026-01-01', '?campaign_id=a'])(
    'refuses %s',
    async (query) => {
      expect((await get(query)).status).toBe(400);
    },
  );

  it('asks for a key', async () => {
    expect((await app.inject('/api/v1/clicks')).statusCode).toBe(401);
  });
});
