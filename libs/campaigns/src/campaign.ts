import type { Micros } from '#kernel';
import type { LandingPage } from './landing-pages/landing-page.js';
import type { CampaignEvent, RepeatMode } from './events/campaign-event.js';
import type { OfferCaps } from './offers/offer-caps.js';
import type { OfferRules } from './offers/offer-rules.js';

export type CampaignStatus = 'active' | 'paused' | 'archived';
/** once: one conversion per click and event, whatever the transaction id */
export type CostModel = 'none' | 'cpc' | 'cpm' | 'cpa' | 'revshare';

/** Where a click may be sent. `url` is a template with macros; its scheme, host and port hold none. */
export interface Offer {
  readonly id: number;
  readonly name: string;
  readonly url: string;
  readonly payout: Micros;
  readonly currency: string;
  /** share among the active offers of the campaign, ≥ 0 */
  readonly weight: number;
  readonly status: 'active' | 'archived';
  /** whom it takes; absent or null: everybody */
  readonly rules?: OfferRules | null;
  /** how much it takes in a day; absent or null: no end */
  readonly caps?: OfferCaps | null;
}

/** A campaign as trackers and workers serve it from memory. `id` is the number inside its click ids, never 0. */
export interface Campaign {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly advertiserId: number;
  readonly sourceId: number;
  readonly status: CampaignStatus;
  readonly fallbackUrl: string | null;
  readonly timeZone: string;
  readonly currency: string;
  readonly defaultPayout: Micros | null;
  readonly payoutSource: 'parameter' | 'fixed';
  readonly attributionWindowDays: number;
  readonly minClickToConversionS: number;
  readonly repeatMode: RepeatMode;
  readonly requireTxid: boolean;
  /** named events that differ from the campaign */
  readonly events: readonly CampaignEvent[];
  /** what becomes of an event that `events` does not name; without events all are accepted */
  readonly unknownEvents: 'accept' | 'reject';
  /** how long an approved conversion stays pending first; null: not at all */
  readonly holdHours: number | null;
  readonly dedupeScope: 'click' | 'offer';
  readonly dailyConversionCap: number | null;
  readonly overCap: 'reject' | 'count';
  readonly redirect: '302' | '307' | 'meta';
  readonly costModel: CostModel;
  readonly costAmount: Micros | null;
  readonly costCurrency: string | null;
  readonly tags: readonly string[];
  /** settings that later modules add, as stored */
  readonly extra: Readonly<Record<string, unknown>>;
  /** grows with every change that can alter routing or money; clicks and conversions keep the one they were judged by */
  readonly version: number;
  readonly offers: readonly Offer[];
  /** pages that visitors see before the offer; absent or none active: straight to the offer */
  readonly landingPages?: readonly LandingPage[];
}

/** How one advertiser's server speaks: its key in /postback/{key}, its preset, and what it sets differently. */
export interface PostbackSource {
  readonly id: number;
  readonly key: string;
  readonly advertiserId: number;
  readonly name: string;
  /** name of a preset definition in postbacks/src/presets */
  readonly preset: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly status: 'active' | 'archived';
  readonly version: number;
  /** the key before the last rotation, taken until then (ISO 8601) */
  readonly oldKey?: string | null;
  readonly oldKeyUntil?: string | null;
}
