import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccessHttpModule } from '#access/management';
import { ConfigModule } from '#config';
import { DatabaseModule } from '#database';
import { createHttpApp } from '#http';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { aClick, aFact, writeCampaign, writeRows } from './testing/raw-rows.factory.js';
import { ReportingHttpModule } from '../reporting.http.module.js';

const KEY = 'a-key-of-the-administrator';
const NOVEMBER = 'from=2026-11-01&to=2026-12-01';

describe('reports over HTTP', () => {
  let test: TestDatabase;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    test = await testDatabase();
    const settings = testSettings({ DATABASE_URL: test.url, ADMIN_API_KEY: KEY });
    @Module({ imports: [ConfigModule.forProcess(settings), DatabaseModule, AccessHttpModule, ReportingHttpModule] })
    class TestApi {}
    app = await createHttpApp(TestApi, settings);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    await writeCampaign(test.db, 1);
    const site_id = `=SUM(A1,"b")`;
    await writeRows(test.db, {
      clicks: [aClick({ site_id, costMicros: 3_000_000 }), aClick({ site_id: 'line\nfeed' })],
      facts: [aFact({ site_id })],
    });
  });
  afterAll(async () => {
    await app.close();
    await test.close();
  });
  const get = (url: string, headers: Record<string, string> = { authorization: `Bearer ${KEY}` }) =>
    app.inject({ url: `/api/v1/${url}`, headers });

  it('answers a report with filters in brackets', async () => {
    const answer = await get(`reports?${NOVEMBER}&group_by=campaign,site_id&metrics=clicks,profit&filter[site_id]=~sum&sort=-profit`);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      rows: [{ campaign: { id: '1', name: 'Campaign 1' }, site_id: `=SUM(A1,"b")`, clicks: 1, profit: '-2.00' }],
      totals: { clicks: 1, profit: '-2.00' },
      source: 'raw',
    });
  });

  it('takes filters with encoded brackets, and one given twice as either', async () => {
    const answer = await get(`reports?${NOVEMBER}&metrics=clicks&filter%5Bsite_id%5D=line%0Afeed&filter%5Bsite_id%5D=x`);
    expect(answer.json()).toMatchObject({ totals: { clicks: 1 } });
  });

  it('refuses an unknown name with its code, and anyone without a key', async () => {
    const refused = await get(`reports?${NOVEMBER}&group_by=colour`);
    expect([refused.statusCode, refused.json()]).toMatchObject([400, { code: 'unknown_dimension', details: { dimension: 'colour' } }]);
    expect((await get('reports', {})).statusCode).toBe(401);
  });

  it('describes every dimension and metric', async () => {
    const { dimensions, metrics } = (await get('reports/catalogue')).json();
    expect(metrics).toContainEqual({
      name: 'roi',
      label: 'ROI',
      unit: 'ratio',
      formula: '(revenue − cost) / cost',
      source: ['cost', 'revenue'],
      example: 0.25,
    });
    expect(dimensions).toContainEqual({
      name: 'supply_id',
      label: 'Supply source',
      about: expect.any(String),
      kind: 'dictionary',
      example: 'pub-31',
      source: 'totals',
    });
    expect(dimensions).toContainEqual(expect.objectContaining({ name: 'sub20', source: 'raw' }));
  });

  it('exports the same rows as CSV that no spreadsheet runs', async () => {
    const answer = await get(`reports/export?${NOVEMBER}&group_by=campaign,site_id&metrics=clicks,profit,roi&sort=site_id`);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.body.startsWith('campaign_id,campaign,site_id,clicks,profit,roi\r\n')).toBe(true);
    expect(parse(answer.body, { columns: true })).toEqual([
      { campaign_id: '1', campaign: 'Campaign 1', site_id: `'=SUM(A1,"b")`, clicks: '1', profit: '-2.00', roi: '-0.6666666666666666' },
      { campaign_id: '1', campaign: 'Campaign 1', site_id: 'line\nfeed', clicks: '1', profit: '0.00', roi: '' },
    ]);
  });

  it('exports a header alone when nothing fits, and refuses before the first byte', async () => {
    expect((await get('reports/export?from=2020-01-01&to=2020-01-02&group_by=day&metrics=clicks')).body).toBe('day,clicks\r\n');
    const refused = await get('reports/export?from=2020-01-02&to=2020-01-01');
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'invalid_range']);
  });

  it('answers the ledger to administrators, with a clear refusal of a wrong range', async () => {
    const answer = await get('ledger?from=2026-11-10&to=2026-11-11');
    // Rows written past the edge: the ledger must notice.
    expect(answer.json()).toMatchObject({
      days: [{ day: '2026-11-10', clicks: { issued: 0, stored: 2, difference: -2, balanced: false } }],
      total: { balanced: false, postbacks: { balanced: true } },
    });
    expect((await get('ledger?from=2026-11-11&to=2026-11-11')).statusCode).toBe(400);
    expect((await get('ledger?from=nonsense')).statusCode).toBe(400);
  });
});
