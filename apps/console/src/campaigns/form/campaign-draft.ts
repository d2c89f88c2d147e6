import type { Campaign, CampaignChange } from '../campaigns.js';
import type { CostDraft } from './cost-fields.js';
import { rulesDraftOf, rulesOf, type RulesDraft } from './rules/rule-rows.js';

export interface OfferDraft {
  /** undefined: not saved yet */
  readonly id: string | undefined;
  readonly url: string;
  readonly payout: string;
  readonly currency: string;
  readonly weight: string;
  readonly rules: RulesDraft;
  readonly clickCap: string;
  readonly conversionCap: string;
  /** place of the offer that takes over, '' for none */
  readonly followUp: string;
}

/** A named event; '' is as the campaign. */
export interface EventDraft {
  readonly name: string;
  readonly payout: string;
  /** it always pays this, whatever is sent */
  readonly isFixed: boolean;
  readonly repeatMode: string;
  readonly holdHours: string;
  readonly counts: boolean;
  /** what the form has no field for, kept as it is */
  readonly rest: Partial<StoredEvent>;
}

type StoredEvent = Campaign['events'][number];

type Kept = Pick<
  Campaign,
  | 'name'
  | 'payout_source'
  | 'repeat_mode'
  | 'require_txid'
  | 'dedupe_scope'
  | 'over_cap'
  | 'redirect'
  | 'time_zone'
  | 'source_id'
  | 'tags'
  | 'sticky_visitor'
  | 'unknown_events'
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
  readonly clickCap: string;
  readonly uniqueHours: string;
  readonly holdHours: string;
  readonly events: readonly EventDraft[];
}

/** An offer not saved yet. */
export function newOffer(currency: string): OfferDraft {
  return {
    id: undefined,
    url: '',
    payout: '',
    currency,
    weight: '100',
    rules: rulesDraftOf(null),
    clickCap: '',
    conversionCap: '',
    followUp: '',
  };
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
      rules: rulesDraftOf(offer.rules),
      clickCap: textOf(offer.caps?.daily_clicks),
      conversionCap: textOf(offer.caps?.daily_conversions),
      followUp: textOf(offer.caps?.follow_up),
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
    cap: textOf(campaign.daily_conversion_cap),
    clickCap: textOf(campaign.daily_click_cap),
    uniqueHours: String(campaign.unique_window_hours),
    holdHours: textOf(campaign.hold_hours),
    events: campaign.events.map((event) => ({
      name: event.name,
      payout: event.payout ?? '',
      isFixed: event.payout_source === 'fixed',
      repeatMode: event.repeat_mode ?? '',
      holdHours: textOf(event.hold_hours),
      counts: event.counts,
      rest: event,
    })),
  };
}

export function changeOf(draft: CampaignDraft): CampaignChange {
  const { name, payout_source, repeat_mode, require_txid, dedupe_scope, over_cap, redirect, time_zone, source_id } = draft;
  const { tags, sticky_visitor, unknown_events } = draft;
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
    tags,
    sticky_visitor,
    unknown_events,
    hold_hours: numberOf(draft.holdHours),
    events: draft.events.map(eventOf),
    offers: draft.offers.map(offerOf),
    cost: draft.cost.model === 'none' ? null : draft.cost,
    fallback_url: draft.fallbackUrl.trim() || null,
    default_payout: draft.defaultPayout.trim() || null,
    attribution_window_days: Number(draft.windowDays),
    min_click_to_conversion_s: Number(draft.minSeconds),
    daily_conversion_cap: numberOf(draft.cap),
    daily_click_cap: numberOf(draft.clickCap),
    unique_window_hours: Number(draft.uniqueHours),
  };
}

function offerOf({ id, url, payout, currency, weight, rules, clickCap, conversionCap, followUp }: OfferDraft) {
  const caps = { daily_clicks: numberOf(clickCap), daily_conversions: numberOf(conversionCap), follow_up: numberOf(followUp) };
  const isCapped = caps.daily_clicks !== null || caps.daily_conversions !== null;
  return { id, url, payout, currency, weight: Number(weight), rules: rulesOf(rules), caps: isCapped ? caps : null };
}

function eventOf({ name, payout, isFixed, repeatMode, holdHours, counts, rest }: EventDraft) {
  return {
    ...rest,
    name,
    payout: payout.trim() || null,
    payout_source: isFixed ? ('fixed' as const) : rest.payout_source === 'fixed' ? null : (rest.payout_source ?? null),
    repeat_mode: (repeatMode || null) as StoredEvent['repeat_mode'],
    hold_hours: numberOf(holdHours),
    counts,
  };
}

function textOf(number: number | null | undefined): string {
  return number === null || number === undefined ? '' : String(number);
}

function numberOf(text: string): number | null {
  return text.trim() === '' ? null : Number(text);
}
