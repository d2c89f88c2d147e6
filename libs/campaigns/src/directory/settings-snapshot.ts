import { parseRate, RATE_ONE } from '#kernel';
import type { Campaign, CampaignStatus, CostModel, Offer, PostbackSource } from '../campaign.js';
import { eventsOf, type RepeatMode, type StoredEvent } from '../events/campaign-event.js';
import { readExtra, type OfferCaps } from '../offers/offer-caps.js';
import type { OfferRules } from '../offers/offer-rules.js';

/** Everything the directory serves, as one statement returns it and the snapshot file keeps it: JSON, int8 and numeric as text. */
export interface SettingsSnapshot {
  readonly version: string;
  readonly campaigns: readonly CampaignRow[];
  readonly sources: readonly PostbackSource[];
  readonly rates: readonly { readonly currency: string; readonly rate: string }[];
}

interface OfferRow {
  readonly id: number;
  readonly name: string;
  readonly url: string;
  readonly payout: string;
  readonly currency: string;
  readonly weight: number;
  readonly status: 'active' | 'archived';
  readonly rules?: OfferRules | null;
  readonly caps?: OfferCaps | null;
}

interface CampaignRow extends Omit<Campaign, 'defaultPayout' | 'costAmount' | 'offers' | 'events'> {
  readonly status: CampaignStatus;
  readonly repeatMode: RepeatMode;
  readonly costModel: CostModel;
  readonly defaultPayout: string | null;
  readonly costAmount: string | null;
  readonly offers: readonly OfferRow[];
  /** a snapshot file may be older than the setting */
  readonly events?: readonly StoredEvent[];
}

/** The same, ready for look-ups. */
export interface DirectoryContents {
  readonly version: bigint;
  readonly byKey: ReadonlyMap<string, Campaign>;
  readonly byNumber: ReadonlyMap<number, Campaign>;
  readonly sourceById: ReadonlyMap<number, PostbackSource>;
  readonly sourceByKey: ReadonlyMap<string, PostbackSource>;
  readonly rates: ReadonlyMap<string, bigint>;
  /** campaigns that have a daily cap, their own or an offer's */
  readonly capped: ReadonlySet<number>;
}

export const NOTHING: DirectoryContents = {
  version: 0n,
  byKey: new Map(),
  byNumber: new Map(),
  sourceById: new Map(),
  sourceByKey: new Map(),
  rates: new Map(),
  capped: new Set(),
};

/** Builds the maps. throws when the snapshot is not of this shape (an older or broken file) */
export function indexSnapshot(snapshot: SettingsSnapshot, baseCurrency: string): DirectoryContents {
  const campaigns = snapshot.campaigns.map(campaignOf);
  const rates = new Map<string, bigint>();
  for (const { currency, rate } of snapshot.rates) {
    const scaled = parseRate(rate);
    if (scaled !== undefined) rates.set(currency, scaled);
  }
  rates.set(baseCurrency, RATE_ONE);
  return {
    version: BigInt(snapshot.version),
    byKey: new Map(campaigns.map((campaign) => [campaign.key, campaign])),
    byNumber: new Map(campaigns.map((campaign) => [campaign.id, campaign])),
    sourceById: new Map(snapshot.sources.map((source) => [source.id, source])),
    sourceByKey: new Map(snapshot.sources.flatMap((source) => keysOf(source).map((key) => [key, source] as const))),
    rates,
    capped: new Set(campaigns.filter(hasCap).map(({ id }) => id)),
  };
}

function keysOf({ key, oldKey }: PostbackSource): string[] {
  return oldKey ? [key, oldKey] : [key];
}

function hasCap({ dailyConversionCap, extra, offers }: Campaign): boolean {
  return dailyConversionCap !== null || readExtra(extra).daily_click_cap !== null || offers.some(({ caps }) => caps);
}

function campaignOf(row: CampaignRow): Campaign {
  return {
    ...row,
    defaultPayout: microsOf(row.defaultPayout),
    costAmount: microsOf(row.costAmount),
    offers: row.offers.map(offerOf),
    events: eventsOf(row.events),
  };
}

function offerOf(row: OfferRow): Offer {
  return { ...row, payout: BigInt(row.payout) };
}

function microsOf(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}
