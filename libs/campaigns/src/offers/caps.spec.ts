import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { CampaignDirectory } from '../directory/campaign-directory.js';

let test: TestDatabase;
let directory: CampaignDirectory;
beforeAll(async () => {
  test = await testDatabase();
  await test.db.query(`
    INSERT INTO advertisers (name) VALUES ('A');
    INSERT INTO postback_sources (key, advertiser_id, name) VALUES ('s', 1, 'S');
    INSERT INTO campaigns (key, name, advertiser_id, source_id, currency, time_zone, daily_conversion_cap, extra) VALUES
      ('own', 'own', 1, 1, 'USD', 'Asia/Tokyo', 2, '{"daily_click_cap": 3}'),
      ('offers', 'offers', 1, 1, 'USD', 'UTC', NULL, '{}'),
      ('zero', 'zero', 1, 1, 'USD', 'UTC', 0, '{}'),
      ('free', 'free', 1, 1, 'USD', 'UTC', NULL, '{"daily_click_cap": null}');
    INSERT INTO offers (campaign_id, position, url, payout, currency, caps)
      SELECT 2, p, 'http://o.example/', 1, 'USD', '{"daily_clicks": 2, "daily_conversions": 1}' FROM generate_series(0, 1) p`);
  directory = new CampaignDirectory(testSettings({ DATABASE_URL: test.url }, 'tracker'));
  await directory.ensureFresh(test.db);
});
afterAll(() => test.close());

async function reached(campaignId: number, offerId: number) {
  await directory.refreshCaps(test.db);
  return directory.capReached(campaignId, offerId);
}

it('knows which campaigns have caps', () => {
  expect([1, 2, 3, 4].map((id) => directory.hasCaps(id))).toEqual([true, true, true, false]);
});

it('tells a campaign’s caps of its own day: clicks, then conversions', async () => {
  expect([await reached(1, 0), await reached(3, 0), await reached(4, 0)]).toEqual([undefined, 'daily_conversions', undefined]);
  const today = `(now() AT TIME ZONE 'Asia/Tokyo')::date`;
  await test.db.query(`INSERT INTO cap_clicks VALUES (1, 0, ${today} - 1, 9), (1, 0, ${today}, 2)`);
  expect(await reached(1, 0)).toBeUndefined();
  await test.db.query(`UPDATE cap_clicks SET n = 3 WHERE n = 2`);
  expect(await reached(1, 0)).toBe('daily_clicks');
  await test.db.query(`DELETE FROM cap_clicks`);
  await test.db.query(`INSERT INTO cap_counters VALUES (1, ${today}, 2)`);
  expect(await reached(1, 0)).toBe('daily_conversions');
});

it('lets a reached cap go when the day ends, even when nobody can be asked', async () => {
  await directory.refreshCaps(test.db);
  const tomorrow = Date.now() + 86_400_000;
  expect([directory.capReached(1, 0), directory.capReached(1, 0, tomorrow)]).toEqual(['daily_conversions', undefined]);
});

it('tells each offer’s caps apart; rejected conversions and adjustments do not use them up', async () => {
  await test.db.query(`INSERT INTO cap_clicks VALUES (2, 1, (now() AT TIME ZONE 'UTC')::date, 2)`);
  const conversion = (status: string, kind: string) =>
    test.db.query(
      `INSERT INTO conversions (click_id, id, campaign_id, offer_id, source_id, receipt, event, event_key, status, kind, payout, currency, payout_base, click_at, occurred_at, received_at, campaign_version)
       SELECT gen_random_uuid(), gen_random_uuid(), 2, 2, 1, gen_random_uuid(), 'sale', 'sale', $1, $2, 1, 'USD', 1, now(), now(), now(), 1`,
      [status, kind],
    );
  await conversion('rejected', 'conversion');
  await conversion('approved', 'adjustment');
  expect([await reached(2, 1), await reached(2, 2), await reached(2, 0)]).toEqual(['daily_clicks', undefined, undefined]);
  await conversion('pending', 'conversion');
  expect(await reached(2, 2)).toBe('daily_conversions');
});
