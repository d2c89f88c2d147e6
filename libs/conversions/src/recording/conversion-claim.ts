import type { Campaign } from '#campaigns';
import type { StoredClick } from '#clicks';
import type { ConversionStatus, Micros } from '#kernel';
import type { EventRules } from './event-rules.js';

/** Why a claim is not counted: the part of the reasons that conversions decide. */
export type ClaimRefusal =
  | 'duplicate'
  | 'duplicate_conflict'
  | 'missing_txid'
  | 'invalid_status_transition'
  | 'adjustment_without_original'
  | 'over_cap'
  | 'manually_rejected'
  | 'outside_attribution_window'
  | 'below_min_time_to_conversion'
  | 'event_before_click';

/** The click a claim is about. `row` is absent when only the click id vouches for it. */
export interface ClaimedClick {
  readonly uuid: string;
  readonly importedId: string | null;
  readonly campaignId: number;
  readonly offerId: number;
  readonly clickedAt: Date;
  readonly row: StoredClick | undefined;
}

/** A payout after pricing. `given`: the sender named it (false: fixed, default, or 0 for want of any). */
export interface PricedPayout {
  readonly micros: Micros;
  readonly currency: string;
  readonly base: Micros;
  readonly rate: bigint | null;
  readonly given: boolean;
}

/** All that is known of one hit before it is compared with what is already there. */
export interface ConversionClaim {
  /** uuid of the hit's receipt; its element of a JSON array, 0 for the hit itself */
  readonly receipt: string;
  readonly element: number;
  readonly receivedAt: Date;
  readonly occurredAt: Date;
  readonly click: ClaimedClick;
  readonly campaign: Campaign;
  /** the campaign's for this event */
  readonly rules: EventRules;
  readonly sourceId: number;
  readonly event: string;
  readonly txid: string | undefined;
  readonly status: ConversionStatus;
  /** the sender named the status; false: approved by default */
  readonly statusGiven: boolean;
  readonly originalStatus: string | undefined;
  readonly hold: boolean;
  readonly payout: PricedPayout;
  readonly saleAmount: Micros | undefined;
  readonly custom: Readonly<Record<string, string>>;
  readonly warnings: readonly string[];
  /** set when the time rules forbid a new conversion; changes of an existing one are not bound by them */
  readonly tooEarlyOrLate: ClaimRefusal | undefined;
  readonly transitions: 'any' | 'approved_is_final' | 'pending_only';
}
