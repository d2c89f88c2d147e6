import { formatAmount } from '#kernel';
import { checkTemplate } from '#macros';
import type { CampaignAnswer } from './campaign-shapes.js';
import type { CampaignUrls } from './urls/campaign-urls.js';
import type { CampaignRecord } from './campaigns.store.js';
import type { OfferEntity } from './campaign.entity.js';
import { showLandingPage } from './landing-pages/show-landing-page.js';
import { ruleWarnings, type GeoFiles } from './offers/rule-warnings.js';
import { readExtra } from './offers/offer-caps.js';
import { campaignWarnings } from './settings/setting-warnings.js';

/** What showing a campaign needs besides its rows. */
export interface ShowContext {
  readonly urls: CampaignUrls;
  /** is there a rate for this currency? Without one its amounts count as nothing in totals. */
  readonly hasRate: (currency: string) => boolean;
  readonly files: GeoFiles;
}

/** A campaign as the API answers it. Archived offers are left out. */
export function showCampaign(record: CampaignRecord, { urls, hasRate, files }: ShowContext): CampaignAnswer {
  const { campaign, offers, landingPages, sourceKey } = record;
  const shown = offers.filter((offer) => offer.status === 'active').map(showOffer);
  const pages = landingPages.filter(({ status }) => status === 'active').map(showLandingPage);
  const unknown = [
    ...new Set([
      ...[...shown, ...pages].flatMap(({ unknown_macros: macros }) => macros),
      ...unknownMacros(campaign.fallbackUrl ?? undefined),
    ]),
  ];
  return {
    id: String(campaign.id),
    key: campaign.key,
    name: campaign.name,
    advertiser_id: String(campaign.advertiserId),
    source_id: String(campaign.sourceId),
    status: campaign.status,
    tracking_url: urls.tracking(campaign.key),
    tracking_url_template: urls.trackingTemplate(campaign.key),
    postback_url: urls.postback(sourceKey),
    postback_url_template: urls.postbackTemplate(sourceKey),
    offers: shown,
    landing_pages: pages,
    fallback_url: campaign.fallbackUrl,
    time_zone: campaign.timeZone,
    currency: campaign.currency,
    default_payout: campaign.defaultPayout === null ? null : formatAmount(campaign.defaultPayout),
    payout_source: campaign.payoutSource,
    attribution_window_days: campaign.attributionWindowDays,
    min_click_to_conversion_s: campaign.minClickToConversionS,
    repeat_mode: campaign.repeatMode,
    require_txid: campaign.requireTxid,
    events: campaign.events,
    unknown_events: campaign.unknownEvents,
    hold_hours: campaign.holdHours,
    dedupe_scope: campaign.dedupeScope,
    daily_conversion_cap: campaign.dailyConversionCap,
    over_cap: campaign.overCap,
    redirect: campaign.redirect,
    cost: showCost(campaign),
    tags: campaign.tags,
    ...readExtra(campaign.extra),
    version: campaign.version,
    created_at: campaign.createdAt.toISOString(),
    updated_at: campaign.updatedAt.toISOString(),
    unknown_macros: unknown,
    warnings: [
      ...campaignWarnings(record, unknown, hasRate),
      ...ruleWarnings(
        offers.filter(({ status }) => status === 'active'),
        files,
      ),
    ],
  };
}

export function showOffer(offer: OfferEntity): CampaignAnswer['offers'][number] {
  return {
    id: String(offer.id),
    name: offer.name,
    url: offer.url,
    payout: formatAmount(offer.payout),
    currency: offer.currency,
    weight: offer.weight,
    status: offer.status,
    rules: offer.rules,
    caps: offer.caps,
    unknown_macros: unknownMacros(offer.url),
  };
}

function showCost({ costModel, costAmount, costCurrency, currency }: CampaignRecord['campaign']): CampaignAnswer['cost'] {
  return costModel === 'none' ? null : { model: costModel, amount: formatAmount(costAmount ?? 0n), currency: costCurrency ?? currency };
}

// A URL saved by an older version may not pass today's check; it is shown all the same.
function unknownMacros(url: string | undefined): string[] {
  if (url === undefined) return [];
  try {
    return checkTemplate(url).unknownMacros;
  } catch {
    return [];
  }
}
