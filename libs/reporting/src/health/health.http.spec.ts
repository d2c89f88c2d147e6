import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FoldStore } from '../totals/fold.store.js';
import { writeCampaign } from '../query/testing/raw-rows.factory.js';
import { reportingApi, type ReportingApi } from '../reporting-api.factory.js';
import { CampaignFactsStore } from './campaign-facts.store.js';

const UUID_AT = (at: string) =>
  `(lpad(to_hex((extract(epoch FROM ${at}) * 1000)::bigint), 12, '0') || substr(md5(random()::text), 1, 20))::uuid`;

describe('health over HTTP', () => {
  let api: ReportingApi;
  beforeAll(async () => {
    api = await reportingApi();
    for (const id of [1, 2, 3, 4]) await writeCampaign(api.test.db, id);
    await clicks(1);
    await clicks(2);
    await conversions(1, '0 hours');
    await conversions(2, '30 hours');
    await clicks(4);
    await api.test.db.query(
      `INSERT INTO postbacks (id, received_at, outcome, reason, source_id)
       SELECT ${UUID_AT('t')}, t, 'rejected', 'bad_click_signature', 4 FROM generate_series(now() - interval '5 hours', now(), interval '15 minutes') t`,
    );
    await new FoldStore(api.test.db).foldOldest(1_000_000);
  });
  afterAll(() => api.close());

  /** 20 clicks an hour for two weeks, 0.01 each. */
  async function clicks(campaign: number): Promise<void> {
    await api.test.db.query(
      `WITH b AS (SELECT nextval('batch_ids') AS id), marked AS (INSERT INTO batches (id, n) SELECT id, 1 FROM b)
       INSERT INTO clicks (id, at, cost, batch, campaign_id, offer_id, creative_id, supply_id, site_id, source_id, referrer_id, region_id, city_id, country, device, os, browser, language, flags)
       SELECT ${UUID_AT('t')}, t, 10000, b.id, $1, $1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2 FROM b, generate_series(now() - interval '14 days', now(), interval '3 minutes') t`,
      [campaign],
    );
  }

  /** Two conversions an hour, 30 minutes after the click, until some hours ago; their hits, and one rejected in ten. */
  async function conversions(campaign: number, endedAgo: string): Promise<void> {
    await api.test.db.query(
      `WITH b AS (SELECT nextval('batch_ids') AS id), marked AS (INSERT INTO batches (id, n) SELECT id, 1 FROM b),
       come AS MATERIALIZED (SELECT t, ${UUID_AT('t')} AS id, ${UUID_AT(`t - interval '30 minutes'`)} AS click, row_number() OVER (ORDER BY t) AS n
         FROM generate_series(now() - interval '13 days', now() - $2::interval, interval '30 minutes') t),
       made AS (INSERT INTO conversions (click_id, id, campaign_id, offer_id, source_id, receipt, event, event_key, status, kind, payout, currency, payout_base, click_at, occurred_at, received_at, campaign_version)
         SELECT click, id, $1, $1, $1, id, 'default', 'default', 'approved', 'conversion', 1000000, 'USD', 1000000, t - interval '30 minutes', t, t, 1 FROM come),
       facts AS (INSERT INTO conversion_facts (click_id, conversion_id, seq, batch, click_at, at, campaign_id, offer_id, creative_id, supply_id, site_id, source_id, referrer_id, region_id, city_id, event_id,
           country, device, os, browser, language, pending, approved, rejected, revenue, revenue_approved, cost, delay_s)
         SELECT click, come.id, 1, b.id, t - interval '30 minutes', t, $1, $1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1000000, 1000000, 0, 1800 FROM come, b)
       INSERT INTO postbacks (id, received_at, outcome, reason, source_id, campaign_id)
       SELECT id, t, CASE WHEN n % 10 = 0 THEN 'rejected' ELSE 'accepted' END, CASE WHEN n % 10 = 0 THEN 'invalid_payout' END, $1, $1 FROM come`,
      [campaign, endedAgo],
    );
  }

  it('calls a campaign healthy with its figures', async () => {
    const { status, body } = await api.ask('GET', 'campaigns/1/health');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      campaign_id: '1',
      state: 'healthy',
      reasons: [],
      currency: 'USD',
      figures: {
        top_reason: 'invalid_payout',
        rejections_24h: [{ reason: 'invalid_payout', hits: expect.any(Number) }],
        duplicates_24h: 0,
        forged_24h: 0,
        usual_delay_s: 1_800,
        today_delay_s: 1_800,
        today_is_late: false,
        spend_24h: expect.stringMatching(/^4\.[789]/),
      },
    });
    const { usual_conversion_rate: usual, rejected_share: rejected } = body['figures'] as {
      usual_conversion_rate: { rate: number; low: number; high: number };
      rejected_share: number;
    };
    // The first of the two weeks' days has clicks but no conversions.
    expect(usual.rate).toBeGreaterThan(0.09);
    expect(usual.rate).toBeLessThan(0.1);
    expect(usual.low).toBeLessThan(usual.rate);
    expect(rejected).toBeCloseTo(0.1, 1);
  });

  it('calls one broken whose postbacks stopped, and says since when', async () => {
    const { body } = await api.ask('GET', 'campaigns/2/health');
    expect(body).toMatchObject({
      state: 'broken',
      reasons: [{ code: 'postbacks_stopped', figures: { usual_wait_s: 1_800, spent: expect.stringMatching(/^(5\.9|6\.)/) } }],
    });
    const [reason] = body['reasons'] as { text: string }[];
    expect(reason?.text).toMatch(
      /^No conversion for 30 h\. The longest usual wait is 30 min\. The clicks since would usually have brought about \d\d\. No postback arrives at all\.$/,
    );
  });

  it('answers many at once, in the order of their ids, without those that do not exist', async () => {
    const { body } = await api.ask('GET', 'campaigns/health?ids=4,2,3,1,99');
    const data = body['data'] as { campaign_id: string; state: string; reasons: { code: string }[] }[];
    expect(data.map(({ campaign_id, state }) => [campaign_id, state])).toEqual([
      ['1', 'healthy'],
      ['2', 'broken'],
      ['3', 'no_data'],
      ['4', 'watch'],
    ]);
    expect(data[3]?.reasons.map(({ code }) => code)).toEqual(['spend_without_conversions', 'forged_ids', 'few_conversions']);
  });

  it('refuses what is no id, and a campaign of another advertiser as an absent one', async () => {
    expect(await api.ask('GET', 'campaigns/99/health')).toMatchObject({ status: 404, body: { code: 'campaign_not_found' } });
    expect((await api.ask('GET', 'campaigns/health?ids=1;2')).status).toBe(400);
    const seen = await new CampaignFactsStore(api.test.db).factsOf([1, 2], 2, Date.now());
    expect(seen.map(({ campaignId }) => campaignId)).toEqual([2]);
  });
});
