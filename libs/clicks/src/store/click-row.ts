import type { StoredClick } from './stored-click.js';

/** A row of `clicks` as the driver gives it. */
export interface ClickRow {
  id: string;
  at: Date;
  campaign_id: number;
  offer_id: number;
  creative_id: number;
  supply_id: number;
  site_id: number;
  source_id: number;
  referrer_id: number;
  region_id: number;
  city_id: number;
  model_id: number;
  landing_page_id: number;
  country: number;
  device: number;
  os: number;
  browser: number;
  language: number;
  flags: number;
  subs: (number | null)[] | null;
}

/** The columns of `clicks c` that make a StoredClick. */
export const CLICK_COLUMNS = `c.id, c.at, c.campaign_id, c.offer_id, c.creative_id, c.supply_id, c.site_id, c.source_id, c.referrer_id,
  c.region_id, c.city_id, c.model_id, c.landing_page_id, c.country, c.device, c.os, c.browser, c.language, c.flags, c.subs`;

export function clickOfRow(row: ClickRow): StoredClick {
  return {
    id: row.id,
    clickedAt: row.at,
    campaignId: row.campaign_id,
    offerId: row.offer_id,
    creativeId: row.creative_id,
    supplyId: row.supply_id,
    siteId: row.site_id,
    sourceId: row.source_id,
    referrerId: row.referrer_id,
    regionId: row.region_id,
    cityId: row.city_id,
    modelId: row.model_id,
    landingPageId: row.landing_page_id,
    country: row.country,
    device: row.device,
    os: row.os,
    browser: row.browser,
    language: row.language,
    flags: row.flags,
    subs: row.subs,
  };
}
