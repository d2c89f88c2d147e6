import type { Database } from '#database';
import { firstUuidAt } from '#kernel';
import type { VectorState } from './state.js';

const TABLES = [
  'offers', 'campaigns', 'postback_sources', 'advertisers', 'rates', 'clicks', 'imported_clicks', 'conversions', 'conversion_keys', 'conversion_facts',
  'cap_conversions', 'postbacks', 'postback_raws', 'batches',
];

/** Puts the state of a vector into the database in place of whatever was there. */
export async function storeState(db: Database, state: VectorState, nowMs: number): Promise<void> {
  await db.transaction(async (tx) => {
    // Not TRUNCATE: for a handful of rows it is far slower.
    for (const table of TABLES) await tx.query(`DELETE FROM ${table}`);
    await tx.query(`INSERT INTO advertisers (id, name) OVERRIDING SYSTEM VALUE VALUES (1, 'A'), (2, 'B')`);
    for (const source of state.sources) {
      await tx.query(`INSERT INTO postback_sources (id, key, advertiser_id, name, preset, settings) OVERRIDING SYSTEM VALUE VALUES ($1, $2, $3, $4, $5, $6)`, [
        source.id, source.key, source.advertiserId, source.name, source.preset, JSON.stringify(source.settings),
      ]);
    }
    for (const campaign of state.campaigns) {
      await tx.query(
        `INSERT INTO campaigns (id, key, name, advertiser_id, source_id, status, currency, default_payout, payout_source, attribution_window_days,
           min_click_to_conversion_s, repeat_mode, dedupe_scope, daily_conversion_cap, over_cap)
         OVERRIDING SYSTEM VALUE VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
        [
          campaign.id, campaign.key, campaign.name, campaign.advertiserId, campaign.sourceId, campaign.status, campaign.currency, campaign.defaultPayout,
          campaign.payoutSource, campaign.attributionWindowDays, campaign.minClickToConversionS, campaign.repeatMode, campaign.dedupeScope,
          campaign.dailyConversionCap, campaign.overCap,
        ],
      );
      await tx.query(`INSERT INTO offers (id, campaign_id, position, url, payout, currency) OVERRIDING SYSTEM VALUE VALUES ($1, $1, 0, 'http://advertiser.example/', 5000000, 'USD')`, [campaign.id]);
    }
    for (const [currency, rate] of state.rates) await tx.query(`INSERT INTO rates (currency, rate) VALUES ($1, $2)`, [currency, rate]);
    for (const [i, click] of state.clicks.entries()) {
      const atMs = nowMs - click.ageMs;
      const uuid = firstUuidAt(atMs).slice(0, -4) + String(i).padStart(4, '0');
      await storeClick(tx, uuid, click.campaignId, atMs);
      await tx.query(`INSERT INTO imported_clicks (external_id, click_id) VALUES ($1, $2)`, [click.text, uuid]);
    }
    for (const id of state.capped) await tx.query(`INSERT INTO cap_conversions (campaign_id, offer_id, day, n) VALUES ($1, 0, $2, 1)`, [id, new Date(nowMs).toISOString().slice(0, 10)]);
  });
}

export async function storeClick(db: Pick<Database, 'query'>, uuid: string, campaignId: number, atMs: number): Promise<void> {
  await db.query(
    `INSERT INTO clicks (id, at, cost, batch, campaign_id, offer_id, creative_id, supply_id, site_id, source_id, referrer_id, region_id, city_id, country,
       device, os, browser, language, flags)
     VALUES ($1, $2, 0, 0, $3, $3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)`,
    [uuid, new Date(atMs).toISOString(), campaignId],
  );
}
