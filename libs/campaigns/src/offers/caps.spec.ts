import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, testSettings, type TestDatabase } from '#testing';
import { CampaignDirectory } from '../directory/campaign-directory.js';
import { ConversionCounts } from './cap-counters.store.js';
import { reachedCaps } from './caps.store.js';

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
  await test.db.query(`INSERT INTO cap_conversions VALUES (1, 0, ${today}, 2)`);
  expect(await reached(1, 0)).toBe('daily_conversions');
});

it('lets a reached cap go when the day ends, even when nobody can be asked', async () => {
  await directory.refreshCaps(test.db);
  const tomorrow = Date.now() + 86_400_000;
  expect([directory.capReached(1, 0), directory.capReached(1, 0, tomorrow)]).toEqual(['daily_conversions', undefined]);
});

it('tells each offer’s caps apart', async () => {
  const today = `(now() AT TIME ZONE 'UTC')::date`;
  await test.db.query(`INSERT INTO cap_clicks VALUES (2, 1, ${today}, 2), (2, 2, ${today}, 1)`);
  expect([await reached(2, 1), await reached(2, 2), await reached(2, 0)]).toEqual(['daily_clicks', undefined, undefined]);
  const day = (await test.db.query<{ day: string }>(`SELECT ${today}::text AS day`)).rows[0]?.day ?? '';
  await ConversionCounts.add(test.db, [{ campaignId: 2, offerId: 2, day, n: 1 }]);
  expect([await reached(2, 2), await reached(2, 0)]).toEqual(['daily_conversions', undefined]);
});

it('counts conversions of a day exactly while many batches count at once', async () => {
  const day = '2026-03-29';
  await Promise.all(
    Array.from({ length: 12 }, () =>
      test.db.transaction(async (tx) => {
        const before = (await ConversionCounts.lock(tx, [{ campaignId: 1, day }])).get(`1/${day}`) ?? -1;
        // The lock holds: nobody else counted between this look and this write.
        await ConversionCounts.add(tx, [{ campaignId: 1, offerId: 0, day, n: before < 5 ? 1 : 0 }]);
      }),
    ),
  );
  const { rows } = await test.db.query(`SELECT n FROM cap_conversions WHERE campaign_id = 1 AND offer_id = 0 AND day = $1`, [day]);
  expect(rows).toEqual([{ n: 5 }]);
});

it.each([
  ['Europe/Madrid', '2026-03-28T22:59:59Z', '2026-03-28', '2026-03-28T23:00:00.000Z'],
  ['Europe/Madrid', '2026-03-29T12:00:00Z', '2026-03-29', '2026-03-29T22:00:00.000Z'],
  ['Europe/Madrid', '2026-10-25T00:30:00Z', '2026-10-25', '2026-10-25T23:00:00.000Z'],
  ['America/New_York', '2026-11-01T05:30:00Z', '2026-11-01', '2026-11-02T05:00:00.000Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:30:00Z', '2026-04-05', '2026-04-05T13:30:00.000Z'],
  ['Pacific/Kiritimati', '2026-11-22T10:00:00Z', '2026-11-23', '2026-11-23T10:00:00.000Z'],
])('ends a day of %s where its clock does, at %s, summer time or not', async (zone, at, day, end) => {
  await test.db.query(`UPDATE campaigns SET time_zone = $1 WHERE id = 1`, [zone]);
  await test.db.query(`DELETE FROM cap_clicks WHERE campaign_id = 1; DELETE FROM cap_conversions WHERE campaign_id = 1`);
  await test.db.query(`INSERT INTO cap_clicks VALUES (1, 0, $1::date, 3)`, [day]);
  const found = (await reachedCaps(test.db, new Date(at))).filter(({ campaignId }) => campaignId === 1);
  expect(found.map(({ cap, untilMs }) => [cap, new Date(untilMs).toISOString()])).toEqual([['daily_clicks', end]]);
});
