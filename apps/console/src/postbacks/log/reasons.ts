import type { Hit } from '../postbacks.js';

type Reason = NonNullable<Hit['reason']>;

/** Reasons a person filters by, the frequent ones first. The server's list may be longer; the address takes any. */
export const REASONS = [
  'duplicate',
  'unknown_click',
  'missing_click_id',
  'unreplaced_macro',
  'bad_click_signature',
  'malformed_click_id',
  'click_expired_from_storage',
  'ambiguous_click_id',
  'duplicate_conflict',
  'missing_txid',
  'invalid_status_transition',
  'ignored_status',
  'outside_attribution_window',
  'below_min_time_to_conversion',
  'event_before_click',
  'over_cap',
  'advertiser_mismatch',
  'unknown_event',
  'invalid_payout',
  'payout_out_of_range',
  'unknown_currency',
  'adjustment_without_original',
  'auth_missing',
  'auth_invalid',
  'ip_not_allowed',
  'https_required',
  'malformed_body',
  'body_too_large',
  'unknown_source',
  'safe_method',
  'test',
] as const satisfies readonly Reason[];
