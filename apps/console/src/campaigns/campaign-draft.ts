import type { Campaign, CampaignChange } from './campaigns.js';
import type { CostDraft } from './cost-fields.js';

export interface OfferDraft {
  /** undefined: not saved yet */
  readonly id: string | undefined;
  readonly url: string;
  readonly payout: string;
  readonly currency: string;
  readonly weight: string;
}

type Kept = Pick<
  Campaign,
  'name' | 'payout_source' | 'repeat_mode' | 'require_txid' | 'dedupe_scope' | 'over_cap' | 'redirect' | 'time_zone' | 'source_id'
>;

/** A campaign as its form holds it: everything typed is text until it is saved. */
export interface CampaignDraft extends Kept {
  readonly offers: readonly OfferDraft[];
  readonly cost: CostDraft;
  readonly fallbackUrl: string;
  readonly defaultPayout: string;
  readonly windowDays: string;
  readonly minSeconds: string;
  readonly cap: string;
}

export function draftOf(campaign: Campaign): CampaignDraft {
  return {
    ...campaign,
    offers: campaign.offers.map((offer) => ({
      id: offer.id,
      url: offer.url,
      payout: offer.payout,
      currency: offer.currency,
      weight: String(offer.weight),
    })),
    cost: {
      model: campaign.cost?.model ?? 'none',
      amount: campaign.cost?.amount ?? '',
      currency: campaign.cost?.currency ?? campaign.currency,
    },
    fallbackUrl: campaign.fallback_url ?? '',
    defaultPayout: campaign.default_payout ?? '',
    windowDays: String(campaign.attribution_window_days),
    minSeconds: String(campaign.min_click_to_conversion_s),
    cap: campaign.daily_conversion_cap === null ? '' : String(campaign.daily_conversion_cap),
  };
}

export function changeOf(draft: CampaignDraft): CampaignChange {
  const { name, payout_source, repeat_mode, require_txid, dedupe_scope, over_cap, redirect, time_zone, source_id } = draft;
  return {
    name,
    payout_source,
    repeat_mode,
    require_txid,
    dedupe_scope,
    over_cap,
    redirect,
    time_zone,
    source_id,
    offers: draft.offers.map(({ id, url, payout, currency, weight }) => ({ id, url, payout, currency, weight: Number(weight) })),
    cost: draft.cost.model === 'none' ? null : draft.cost,
    fallback_url: draft.fallbackUrl.trim() || null,
    default_payout: draft.defaultPayout.trim() || null,
    attribution_window_days: Number(draft.windowDays),
    min_click_to_conversion_s: Number(draft.minSeconds),
    daily_conversion_cap: draft.cap.trim() === '' ? null : Number(draft.cap),
  };
}
