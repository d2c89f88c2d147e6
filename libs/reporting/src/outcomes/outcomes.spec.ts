import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccessAdmin } from '#access';
import { firstUuidAt } from '#kernel';
import { writeCampaign } from '../query/testing/raw-rows.factory.js';
import { reportingApi, type ReportingApi } from '../reporting-api.factory.js';

describe('what became of hits and of requests for clicks', () => {
  let api: ReportingApi;
  beforeAll(async () => {
    api = await reportingApi();
    for (const id of [1, 2]) await writeCampaign(api.test.db, id);
    // minute of 10 November, outcome, reason, source, campaign
    const hits = [
      [0, 'accepted', null, 1, 1],
      [1, 'rejected', 'duplicate', 1, 1],
      [2, 'rejected', 'duplicate', 1, 1],
      [3, 'rejected', 'duplicate_conflict', 1, 1],
      [4, 'rejected', 'bad_click_signature', 1, null],
      [5, 'rejected', 'unknown_source', null, null],
      [6, 'waiting', null, 1, 1],
      [7, 'rejected', 'invalid_payout', 2, 2],
      [1_440, 'rejected', 'over_cap', 1, 1],
    ] as const;
    for (const [minute, outcome, reason, source, campaign] of hits) {
      const at = Date.parse('2026-11-10T00:00:00Z') + minute * 60_000;
      await api.test.db.query(
        'INSERT INTO postbacks (id, received_at, outcome, reason, source_id, campaign_id) VALUES ($1, $2, $3, $4, $5, $6)',
        [firstUuidAt(at), new Date(at), outcome, reason, source, campaign],
      );
    }
    await api.test.db.query(
      `INSERT INTO edge_counters (run_id, day, name, campaign_id, n) VALUES (gen_random_uuid(), '2026-11-10', 'clicks_issued', 1, 7), (gen_random_uuid(), '2026-11-10', 'clicks_unrouted', 1, 3),
        (gen_random_uuid(), '2026-11-10', 'clicks_unrouted', 2, 2), (gen_random_uuid(), '2026-11-10', 'clicks_unknown', 0, 5), (gen_random_uuid(), '2026-11-11', 'clicks_unknown', 0, 50)`,
    );
  });
  afterAll(() => api.close());
  const DAY = 'from=2026-11-10&to=2026-11-11';

  it('counts verdicts, reasons, and clicks that found no offer', async () => {
    const { status, body } = await api.ask('GET', `reports/outcomes?${DAY}`);
    expect(status).toBe(200);
    expect(body).toEqual({
      postbacks: { accepted: 1, rejected: 6, waiting: 1, duplicates: 3, without_campaign: 2 },
      reasons: [
        { reason: 'duplicate', hits: 2, without_campaign: 0, last_at: '2026-11-10T00:02:00.000Z' },
        { reason: 'bad_click_signature', hits: 1, without_campaign: 1, last_at: '2026-11-10T00:04:00.000Z' },
        { reason: 'duplicate_conflict', hits: 1, without_campaign: 0, last_at: '2026-11-10T00:03:00.000Z' },
        { reason: 'invalid_payout', hits: 1, without_campaign: 0, last_at: '2026-11-10T00:07:00.000Z' },
        { reason: 'unknown_source', hits: 1, without_campaign: 1, last_at: '2026-11-10T00:05:00.000Z' },
      ],
      clicks: { issued: 7, unrouted: 5, unknown: 5 },
      from: '2026-11-10T00:00:00.000Z',
      to: '2026-11-11T00:00:00.000Z',
      time_zone: 'UTC',
    });
  });

  it('counts for one campaign, with what came to its source and named none', async () => {
    const { body } = await api.ask('GET', `reports/outcomes?${DAY}&campaign_id=1`);
    expect(body).toMatchObject({
      postbacks: { accepted: 1, rejected: 4, waiting: 1, duplicates: 3, without_campaign: 1 },
      clicks: { issued: 7, unrouted: 3, unknown: 0 },
    });
    expect(await api.ask('GET', `reports/outcomes?${DAY}&campaign_id=9`)).toMatchObject({
      status: 404,
      body: { code: 'campaign_not_found' },
    });
    expect((await api.ask('GET', 'reports/outcomes?campaign_id=x')).status).toBe(400);
    expect((await api.ask('GET', 'reports/outcomes?tz=Mars')).body).toMatchObject({ code: 'unknown_time_zone' });
  });

  it("counts an advertiser's own hits only", async () => {
    const { key } = await api.app.get(AccessAdmin).createKey({ name: 'two', role: 'advertiser', advertiserId: 2 });
    const get = (query: string) =>
      api.app.inject({ url: `/api/v1/reports/outcomes?${DAY}${query}`, headers: { authorization: `Bearer ${key}` } });
    expect((await get('')).json()).toMatchObject({
      postbacks: { accepted: 0, rejected: 1, without_campaign: 0 },
      clicks: { issued: 0, unrouted: 2, unknown: 0 },
    });
    expect((await get('&campaign_id=1')).statusCode).toBe(404);
  });
});
