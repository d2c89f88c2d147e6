// Makes the rows that reports are measured on: straight into the product's own tables, by SQL, two days at a time.
import pg from 'pg';
import { ensureDayPartitions } from '#database';
import { DIMENSION } from '#clicks';

const DAY_MS = 86_400_000;
export const DAYS = 30;
/** Clicks of one batch, as workers write them. */
const BATCH = 500;
/** One in so many clicks converts. */
const CLICKS_PER_CONVERSION = 100;
const CAMPAIGNS = 50;
/** The nth value is n^1.2 times rarer than the first: then totals have as many rows as in the measurement that their design rests on. */
export const ZIPF = 1.2;

/** How many values each dimension has, Zipf-distributed (ZIPF). They know nothing of each other: the worst case for totals. */
const VALUES = {
  creative: 40,
  supply: 200,
  site: 5_000,
  source: 8,
  referrer: 300,
  region: 100,
  city: 500,
  event: 3,
  sub: 1_000,
  country: 40,
  device: 3,
  os: 6,
  browser: 8,
  language: 25,
};

/** Upkeep packs a day and counts its pairs so long after it has ended. */
const SETTLED_MS = 2 * 3_600_000;

/** The end of the last day that is due for that: last midnight, or until two in the morning the one before. */
export function dueMs(nowMs = Date.now()) {
  return Math.floor((nowMs - SETTLED_MS) / DAY_MS) * DAY_MS;
}

/** Fills an empty, migrated database with DAYS days before `toMs`. returns how many clicks and conversions there are */
export async function makeRows(url, { clicks, toMs }, say) {
  const client = await connect(url);
  const first = toMs - DAYS * DAY_MS;
  await makeNames(client);
  await ensureDayPartitions(client, new Date(first), new Date(first + (DAYS - 1) * DAY_MS));
  const perDay = Math.ceil(clicks / DAYS);
  const batchesPerDay = Math.ceil(perDay / BATCH) + 1;
  const days = Array.from({ length: DAYS }, (_, at) => at);
  let done = 0;
  const fill = async () => {
    const own = await connect(url);
    for (let day = days.shift(); day !== undefined; day = days.shift()) {
      await own.query('SELECT setseed($1)', [(day + 1) / 100]);
      await own.query(DAY, [first + day * DAY_MS, perDay, 1 + day * batchesPerDay, ...zipfTables()]);
      say(`${(done += 1)} of ${DAYS} days of clicks written`);
    }
    await own.end();
  };
  await Promise.all([fill(), fill()]);
  for (const sql of AFTER) await client.query(sql);
  await client.query(`SELECT setval('batch_ids', $1)`, [(DAYS + 1) * batchesPerDay]);
  say('conversions and their hits written; counting into totals');
  const { rows } = await client.query(
    'SELECT (SELECT count(*)::int FROM clicks) AS clicks, (SELECT count(*)::int FROM conversions) AS conversions',
  );
  await client.end();
  return rows[0];
}

async function connect(url) {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' });
  await client.connect();
  return client;
}

async function makeNames(client) {
  for (const [name, count] of Object.entries(VALUES)) {
    await client.query(`INSERT INTO dictionary (dimension, value, id) SELECT $1, $2::text || '-' || n, n FROM generate_series(1, $3) n`, [
      DIMENSION[name].code,
      name,
      count,
    ]);
  }
  await client.query(`SELECT setval('dictionary_ids', 10000), setval('dictionary_small_ids', 100)`);
  await client.query(`
    INSERT INTO advertisers (id, name) OVERRIDING SYSTEM VALUE SELECT n, 'Advertiser ' || n FROM generate_series(1, 10) n;
    INSERT INTO postback_sources (id, key, advertiser_id, name) OVERRIDING SYSTEM VALUE SELECT n, 'bench-source-' || n, 1 + n % 10, '' FROM generate_series(1, ${CAMPAIGNS}) n;
    INSERT INTO campaigns (id, key, name, advertiser_id, source_id, currency) OVERRIDING SYSTEM VALUE
      SELECT n, 'bench-' || n, 'Campaign ' || n, 1 + n % 10, n, 'USD' FROM generate_series(1, ${CAMPAIGNS}) n;
    INSERT INTO offers (id, campaign_id, position, name, url, payout, currency) OVERRIDING SYSTEM VALUE
      SELECT n, (n + 1) / 2, 1 + n % 2, 'Offer ' || n, 'http://offer.example/', 1000000, 'USD' FROM generate_series(1, ${2 * CAMPAIGNS}) n;
    INSERT INTO landing_pages (id, campaign_id, name, url) OVERRIDING SYSTEM VALUE SELECT n, n, 'Page ' || n, 'http://page.example/' FROM generate_series(5, ${CAMPAIGNS}, 5) n`);
}

/** For each dimension in the order of DAY's parameters: a number from 0 to 65535, drawn evenly, to a Zipf-distributed value. */
function zipfTables() {
  const { creative, supply, site, source, referrer, region, city, sub, country, device, os, browser, language } = VALUES;
  return [CAMPAIGNS, creative, supply, site, source, referrer, region, city, sub, country, device, os, browser, language].map(zipfTable);
}

function zipfTable(count) {
  const weights = Array.from({ length: count }, (_, at) => 1 / (at + 1) ** ZIPF);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const table = [];
  let upto = 0;
  for (const [at, weight] of weights.entries()) {
    upto += weight / all;
    while (table.length < upto * 65_536 && table.length < 65_536) table.push(at + 1);
  }
  while (table.length < 65_536) table.push(count);
  return table;
}

/** A fifth of the campaigns have a landing page, with the campaign's number. */
const LANDER = '(campaign_id % 5 = 0)::int * campaign_id';
const draw = (parameter) => `($${parameter}::int[])[1 + floor(random() * 65536)::int]`;

// $1 midnight, ms · $2 clicks · $3 first batch · $4 … Zipf tables. One day's clicks, even over its hours, with their marks and first facts.
// Every hundredth click converts: half approved, four in ten pending (most decided later), the rest rejected; a tenth of campaigns pay per conversion.
const DAY = `WITH drawn AS MATERIALIZED (
  SELECT n, $1::bigint + floor((n + random()) * 86400000.0 / $2::int)::bigint AS ms, ${draw(4)} AS campaign_id, random() < 0.3 AS second_offer,
    ${draw(5)} AS creative_id, ${draw(6)} AS supply_id, ${draw(7)} AS site_id, ${draw(8)} AS source_id, ${draw(9)} AS referrer_id,
    ${draw(10)} AS region_id, ${draw(11)} AS city_id, CASE WHEN random() < 0.3 THEN ARRAY[${draw(12)}, 1 + floor(random() * 50)::int] END AS subs,
    ${draw(13)} AS country, ${draw(14)} AS device, ${draw(15)} AS os, ${draw(16)} AS browser, ${draw(17)} AS language,
    CASE WHEN random() < 0.03 THEN 1 ELSE 0 END + CASE WHEN random() < 0.8 THEN 2 ELSE 0 END + CASE WHEN random() < 0.01 THEN 8 ELSE 0 END AS flags,
    1000 + floor(random() * 50000)::bigint AS cost, $3::bigint + n / ${BATCH} AS batch, random() AS luck, floor(random() * 4294967296)::bigint AS low, floor(random() * 65536)::int AS high
  FROM generate_series(0, $2::int - 1) n
), written AS (
  INSERT INTO clicks (id, at, cost, batch, campaign_id, offer_id, creative_id, supply_id, site_id, source_id, referrer_id, region_id, city_id, country, device, os, browser, language, flags, subs, landing_page_id)
  SELECT (lpad(to_hex(ms), 12, '0') || lpad(to_hex(campaign_id), 8, '0') || lpad(to_hex(high), 4, '0') || lpad(to_hex(low), 8, '0'))::uuid, to_timestamp(ms / 1000.0), cost, batch,
    campaign_id, campaign_id * 2 - second_offer::int, creative_id, supply_id, site_id, source_id, referrer_id, region_id, city_id, country, device, os, browser, language, flags, subs, ${LANDER}
  FROM drawn ORDER BY n
), marks AS (
  INSERT INTO batches (id, n) SELECT batch, count(*) FROM drawn GROUP BY 1
), lucky AS MATERIALIZED (
  SELECT *, random() AS fate, floor(-ln(1 - random()) * 3600)::int + 1 AS delay_s, (500000 + floor(random() * 4500000))::bigint AS payout, 1 + floor(random() * 3)::int AS event_id,
    (lpad(to_hex(ms), 12, '0') || lpad(to_hex(campaign_id), 8, '0') || lpad(to_hex(high), 4, '0') || lpad(to_hex(low), 8, '0'))::uuid AS click_id
  FROM drawn WHERE luck < 1.0 / ${CLICKS_PER_CONVERSION}
)
INSERT INTO conversion_facts (click_id, conversion_id, seq, batch, click_at, at, campaign_id, offer_id, creative_id, supply_id, site_id, source_id, referrer_id, region_id, city_id, event_id,
  country, device, os, browser, language, subs, landing_page_id, pending, approved, rejected, revenue, revenue_approved, cost, delay_s)
SELECT click_id, (lpad(to_hex(ms + delay_s * 1000), 12, '0') || substr(md5(click_id::text), 1, 20))::uuid, 1, batch, to_timestamp(ms / 1000.0), to_timestamp(ms / 1000.0 + delay_s),
  campaign_id, campaign_id * 2 - second_offer::int, creative_id, supply_id, site_id, source_id, referrer_id, region_id, city_id, event_id, country, device, os, browser, language, subs, ${LANDER},
  (fate >= 0.5 AND fate < 0.9)::int, (fate < 0.5)::int, (fate >= 0.9)::int, CASE WHEN fate < 0.9 THEN payout ELSE 0 END, CASE WHEN fate < 0.5 THEN payout ELSE 0 END,
  CASE WHEN campaign_id % 10 = 0 THEN payout * 3 / 10 ELSE 0 END, CASE WHEN fate < 0.9 THEN delay_s ELSE 0 END
FROM lucky`;

const DIMENSIONS = `campaign_id, offer_id, creative_id, supply_id, site_id, source_id, referrer_id, region_id, city_id, event_id, country, device, os, browser, language, subs, landing_page_id`;
const INTO_FACTS = `INSERT INTO conversion_facts (click_id, conversion_id, seq, batch, click_at, at, ${DIMENSIONS}, pending, approved, rejected, revenue, revenue_approved, cost, delay_s)`;

// What comes later: decisions about most of what was pending, chargebacks, corrected costs; then conversions and the log of hits.
const AFTER = [
  `${INTO_FACTS}
   SELECT click_id, conversion_id, 2, batch, click_at, at, ${DIMENSIONS}, -1, yes, 1 - yes, (yes - 1) * revenue, yes * revenue, 0, (yes - 1) * delay_s
   FROM (SELECT *, (get_byte(uuid_send(click_id), 15) % 4 > 0)::int AS yes FROM conversion_facts WHERE pending = 1 AND get_byte(uuid_send(click_id), 14) % 10 < 8) decided`,
  `${INTO_FACTS}
   SELECT click_id, md5(conversion_id::text)::uuid, 1, batch, click_at, at + interval '2 hours', ${DIMENSIONS}, 0, 0, 0, -revenue / 2, -revenue / 2, 0, 0
   FROM conversion_facts WHERE approved = 1 AND seq = 1 AND get_byte(uuid_send(click_id), 13) % 40 = 0`,
  `${INTO_FACTS}
   SELECT click_id, md5('cost ' || conversion_id)::uuid, 1, batch, click_at, click_at, ${DIMENSIONS}, 0, 0, 0, 0, 0, -777, 0
   FROM conversion_facts WHERE seq = 1 AND pending + approved + rejected = 1 AND get_byte(uuid_send(click_id), 12) % 100 = 0`,
  `INSERT INTO conversion_facts (click_id, conversion_id, seq, batch, click_at, at, ${DIMENSIONS}, pending, approved, rejected, revenue, revenue_approved, cost, delay_s, lander_clicks)
   SELECT click_id, click_id, 0, batch, click_at, click_at, ${DIMENSIONS}, 0, 0, 0, 0, 0, 0, 0, 1 FROM conversion_facts
   WHERE landing_page_id > 0 AND seq = 1 AND pending + approved + rejected = 1`,
  `INSERT INTO conversions (click_id, id, campaign_id, offer_id, source_id, receipt, event, event_key, status, kind, payout, currency, payout_base, click_at, occurred_at, received_at, campaign_version)
   SELECT click_id, conversion_id, campaign_id, offer_id, campaign_id, conversion_id, 'event-' || event_id, 'event-' || event_id,
     CASE WHEN approved = 1 THEN 'approved' WHEN pending = 1 THEN 'pending' ELSE 'rejected' END, 'conversion', 1000000, 'USD', 1000000, click_at, at, at, 1
   FROM conversion_facts WHERE seq = 1 AND pending + approved + rejected = 1`,
  // A fifth as many rejected as accepted, a tenth of those without a campaign.
  `INSERT INTO postbacks (id, received_at, outcome, reason, source_id, campaign_id, click_id, conversion_id)
   SELECT id, received_at, 'accepted', NULL, source_id, campaign_id, click_id, id FROM conversions
   UNION ALL
   SELECT (substr(id::text, 1, 13) || substr(md5('again' || id), 1, 20))::uuid, received_at, 'rejected', (ARRAY['duplicate', 'invalid_payout', 'over_cap', 'bad_click_signature'])[1 + n % 4],
     source_id, CASE WHEN n % 10 > 0 THEN campaign_id END, NULL, NULL
   FROM (SELECT *, row_number() OVER () AS n FROM conversions WHERE get_byte(uuid_send(id), 15) % 5 = 0) repeated`,
];
