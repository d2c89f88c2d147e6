import type { CampaignChange, ChangedOffer, NewCampaign, NewOffer, OfferChange } from './campaign-shapes.js';
import type { CampaignEntity } from './campaign.entity.js';
import type { CampaignColumns, OfferColumns } from './campaigns.store.js';

const NEUTRAL: ReadonlySet<string> = new Set(['name', 'tags']);

/** Columns of a new campaign; what was not said takes the defaults of the contract. */
export function newCampaignColumns(
  input: NewCampaign,
  found: { advertiserId: number; sourceId: number; baseCurrency: string },
): CampaignColumns {
  const currency = input.currency ?? found.baseCurrency;
  return {
    name: input.name,
    advertiserId: found.advertiserId,
    sourceId: found.sourceId,
    status: 'active',
    currency,
    fallbackUrl: null,
    timeZone: 'UTC',
    defaultPayout: null,
    payoutSource: 'parameter',
    attributionWindowDays: 30,
    minClickToConversionS: 0,
    repeatMode: 'ignore',
    requireTxid: false,
    events: [],
    unknownEvents: 'accept',
    holdHours: null,
    dedupeScope: 'click',
    dailyConversionCap: null,
    overCap: 'reject',
    redirect: '302',
    costModel: 'none',
    costAmount: null,
    costCurrency: null,
    tags: [],
    extra: {},
    ...changedColumns(input, currency, {}),
  };
}

/** Columns of a copy: everything but what makes the original itself. */
export function copiedColumns(campaign: CampaignEntity, name: string): CampaignColumns {
  const { id: _id, key: _key, version: _version, createdAt: _createdAt, updatedAt: _updatedAt, ...columns } = Object.assign({}, campaign);
  return { ...columns, name, status: 'active' };
}

/** Columns that a change names; absent fields stay out. `source_id`, `advertiser_id` and `offers` are the caller's. */
export function changedColumns(
  input: Omit<CampaignChange, 'offers' | 'advertiser_id' | 'source_id'>,
  currency: string,
  extra: Readonly<Record<string, unknown>>,
): Partial<CampaignColumns> {
  const columns: Partial<CampaignColumns> = {
    name: input.name,
    status: input.status,
    fallbackUrl: input.fallback_url,
    timeZone: input.time_zone,
    currency: input.currency,
    defaultPayout: input.default_payout,
    payoutSource: input.payout_source,
    attributionWindowDays: input.attribution_window_days,
    minClickToConversionS: input.min_click_to_conversion_s,
    repeatMode: input.repeat_mode,
    requireTxid: input.require_txid,
    events: input.events,
    unknownEvents: input.unknown_events,
    holdHours: input.hold_hours,
    dedupeScope: input.dedupe_scope,
    dailyConversionCap: input.daily_conversion_cap,
    overCap: input.over_cap,
    redirect: input.redirect as CampaignColumns['redirect'] | undefined,
    tags: input.tags,
    extra: changedExtra(input, extra),
    ...costColumns(input.cost, currency),
  };
  return withoutUndefined(columns);
}

/** Does this change touch more than labels? Then clicks and conversions are judged by a new version. */
export function altersRouting(columns: Partial<CampaignColumns>): boolean {
  return Object.keys(columns).some((column) => !NEUTRAL.has(column));
}

export function newOfferColumns(offer: NewOffer, position: number, currency: string): OfferColumns {
  return {
    name: offer.name ?? '',
    url: offer.url,
    payout: offer.payout,
    currency: offer.currency ?? currency,
    weight: offer.weight ?? 100,
    status: 'active',
    position,
    rules: offer.rules ?? null,
    caps: offer.caps ?? null,
  };
}

export function changedOfferColumns(offer: OfferChange | ChangedOffer): Partial<OfferColumns> {
  const { name, url, payout, currency, weight, rules, caps } = offer;
  return withoutUndefined({ name, url, payout, currency, weight, rules, caps, status: 'status' in offer ? offer.status : undefined });
}

// One column holds several settings: those not named stay as they are.
function changedExtra(input: CampaignChange, before: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  const { sticky_visitor, sticky_cookie, daily_click_cap, unique_window_hours } = input;
  const changes = withoutUndefined({ sticky_visitor, sticky_cookie, daily_click_cap, unique_window_hours });
  return Object.keys(changes).length === 0 ? undefined : { ...before, ...changes };
}

function costColumns(cost: CampaignChange['cost'], currency: string): Partial<CampaignColumns> {
  if (cost === undefined) return {};
  if (cost === null || cost.model === 'none') return { costModel: 'none', costAmount: null, costCurrency: null };
  return { costModel: cost.model, costAmount: cost.amount ?? null, costCurrency: cost.currency ?? currency };
}

function withoutUndefined<T extends object>(record: T): Partial<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Partial<T>;
}
