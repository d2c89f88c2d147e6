import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccessAdmin } from '#access';
import { CLICK_FLAG } from '#clicks';
import { aClick, aFact, writeCampaign, writeRows } from '../query/testing/raw-rows.factory.js';
import { reportingApi, type ReportingApi } from '../reporting-api.factory.js';

const NOVEMBER = 'from=2026-11-01&to=2026-12-01';
const MANY = 200_000;

describe('exports over HTTP', () => {
  let api: ReportingApi;
  beforeAll(async () => {
    api = await reportingApi();
    for (const id of [1, 2]) await writeCampaign(api.test.db, id);
    await writeRows(api.test.db, {
      clicks: [
        aClick({ site_id: '=1+1', country: 'ES', subs: ['', 'x'], costMicros: 1_500_000, flags: CLICK_FLAG.unique | CLICK_FLAG.bot }),
        aClick({ at: '2026-11-12T00:00:00Z', campaign: 2, country: 'FR' }),
      ],
      facts: [
        aFact({ site_id: '=1+1', country: 'ES', at: '2026-11-13T00:00:00Z' }),
        aFact({ campaign: 2, country: 'FR', clickAt: '2026-11-12T00:00:00Z', pending: 1, approved: 0 }),
      ],
    });
    // Facts say what is counted; what a conversion says of itself stands in its own table.
    await api.test.db.query(
      `INSERT INTO conversions (click_id, id, campaign_id, offer_id, source_id, receipt, event, event_key, txid, status, kind, payout, currency, payout_base, click_at, occurred_at, received_at, campaign_version)
       SELECT click_id, conversion_id, campaign_id, offer_id, 1, conversion_id, 'sale', 'sale', '+44', CASE WHEN approved = 1 THEN 'approved' ELSE 'pending' END, 'conversion', 900000, 'EUR', 1000000, click_at, at, at, 1 FROM conversion_facts`,
    );
  });
  afterAll(() => api.close());
  const get = (query: string, key = api.key) =>
    api.app.inject({ url: `/api/v1/reports/export?${query}`, headers: { authorization: `Bearer ${key}` } });
  const rows = (body: string) => parse<Record<string, string>>(body, { columns: true });

  it('gives raw clicks with what reports know of them, and says beforehand how many', async () => {
    const answer = await get(`raw=clicks&${NOVEMBER}`);
    expect([answer.statusCode, answer.headers['x-total-rows'], answer.headers['content-type']]).toEqual([
      200,
      '2',
      'text/csv; charset=utf-8',
    ]);
    const [first, second] = rows(answer.body);
    expect(first).toMatchObject({
      click_id: expect.stringMatching(/^push_[0-9a-z]{43}$/),
      clicked_at: '2026-11-10T12:00:00.000Z',
      campaign_id: '1',
      campaign: 'Campaign 1',
      offer: 'Offer 1',
      site_id: `'=1+1`,
      country: 'ES',
      sub1: '',
      sub2: 'x',
      external_id: '',
      cost: '1.50',
      currency: 'USD',
      flags: 'bot unique',
    });
    expect(second).toMatchObject({ campaign_id: '2', country: 'FR' });
  });

  it('gives raw conversions with their status of today and the dimensions of their click', async () => {
    const answer = await get(`raw=conversions&${NOVEMBER}&filter[country]=ES`);
    expect(answer.headers['x-total-rows']).toBe('1');
    expect(rows(answer.body)).toMatchObject([
      {
        conversion_id: expect.any(String),
        receipt: expect.stringMatching(/^pb_/),
        event: 'sale',
        txid: `'+44`,
        status: 'approved',
        payout: '0.90',
        currency: 'EUR',
        payout_base: '1.00',
        base_currency: 'USD',
        site_id: `'=1+1`,
        occurred_at: '2026-11-13T00:00:00.000Z',
      },
    ]);
  });

  it.each([
    ['raw=clicks&filter[country]=FR', 1],
    ['raw=clicks&filter[country]=!FR', 1],
    ['raw=clicks&filter[site_id]=~1%2B', 1],
    ['raw=clicks&filter[day]=2026-11-12', 1],
    ['raw=clicks&filter[campaign]=9', 0],
    ['raw=conversions&filter[status]=pending', 1],
    ['raw=conversions&filter[status]=!pending,approved', 0],
    ['raw=conversions&filter[event]=conversion', 2],
    ['raw=conversions&filter[hour_of_day]=1&time_base=postback', 1],
  ])('keeps what passes the filter: %s', async (query, n) => {
    const answer = await get(`${query}&${NOVEMBER}`);
    expect([answer.headers['x-total-rows'], rows(answer.body).length]).toEqual([String(n), n]);
  });

  it('ends at the range, in the zone and on the time base that are asked for', async () => {
    const count = async (query: string) => rows((await get(query)).body).length;
    expect(await count('raw=clicks&from=2026-11-10&to=2026-11-12')).toBe(1);
    expect(await count('raw=clicks&from=2026-11-10&to=2026-11-12&tz=America/New_York')).toBe(2);
    expect(await count('raw=conversions&from=2026-11-10&to=2026-11-11')).toBe(1);
    expect(await count('raw=conversions&from=2026-11-10&to=2026-11-11&time_base=postback')).toBe(0);
  });

  it("gives an advertiser its own rows only, without the traffic source's ids", async () => {
    const { key } = await api.app.get(AccessAdmin).createKey({ name: 'two', role: 'advertiser', advertiserId: 2 });
    const clicks = rows((await get(`raw=clicks&${NOVEMBER}`, key)).body);
    expect(clicks.map((row) => row['campaign_id'])).toEqual(['2']);
    expect(clicks[0]).not.toHaveProperty('external_id');
    expect(rows((await get(`raw=conversions&${NOVEMBER}`, key)).body).map((row) => row['campaign_id'])).toEqual(['2']);
  });

  it('says how many rows a report has before it sends them', async () => {
    const answer = await get(`${NOVEMBER}&group_by=country&metrics=clicks&having[clicks]=>0`);
    expect([answer.headers['x-total-rows'], rows(answer.body)]).toEqual(['1', [{ country: 'FR', clicks: '1' }]]);
  });

  it.each([
    ['raw=hits', 'invalid_request'],
    ['raw=clicks&group_by=day', 'invalid_request'],
    ['raw=clicks&having[clicks]=1', 'invalid_request'],
    ['raw=clicks&filter[colour]=red', 'unknown_dimension'],
    ['raw=clicks&from=2026-11-02&to=2026-11-01', 'invalid_range'],
  ])('refuses %s before the first byte', async (query, code) => {
    const refused = await get(query);
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([400, code]);
  });

  it(`holds only a part of ${MANY} rows in memory`, async () => {
    await api.test.db.query(
      `INSERT INTO clicks (id, at, cost, batch, campaign_id, offer_id, creative_id, supply_id, site_id, source_id, referrer_id, region_id, city_id, country, device, os, browser, language, flags)
       SELECT (lpad(to_hex(ms), 12, '0') || lpad(to_hex(n), 20, '0'))::uuid, to_timestamp(ms / 1000.0), n, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
       FROM (SELECT n, 1791000000000 + n::bigint * 10 AS ms FROM generate_series(1, ${MANY}) n) many`,
    );
    await api.app.listen(0, '127.0.0.1');
    const { port } = api.app.getHttpServer().address() as AddressInfo;
    const answer = await fetch(
      `http://127.0.0.1:${port}/api/v1/reports/export?raw=clicks&from=2026-10-03T00:00:00Z&to=2026-10-05T00:00:00Z`,
      { headers: { authorization: `Bearer ${api.key}` } },
    );
    expect(answer.headers.get('x-total-rows')).toBe(String(MANY));
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    collect();
    const before = process.memoryUsage().heapUsed;
    let [lines, bytes, grown, looked] = [0, 0, 0, 0];
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      for (const byte of chunk) if (byte === 10) lines++;
      if (bytes < looked + 4_000_000) continue;
      looked = bytes;
      collect();
      grown = Math.max(grown, process.memoryUsage().heapUsed - before);
    }
    expect(lines).toBe(MANY + 1);
    // The whole of it is some thirty megabytes as text and several times that as objects.
    expect(bytes).toBeGreaterThan(20_000_000);
    expect(looked).toBeGreaterThan(0);
    expect(grown).toBeLessThan(20_000_000);
  }, 120_000);
});
