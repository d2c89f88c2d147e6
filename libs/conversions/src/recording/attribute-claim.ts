import type { ClaimRefusal } from './conversion-claim.js';

export interface AttributionInput {
  readonly clickedAtMs: number;
  readonly receivedAtMs: number;
  /** what the sender says; `day`: only a date, of which the start (UTC) is given */
  readonly eventTime: { readonly atMs: number; readonly precision: 'instant' | 'day' } | undefined;
  readonly windowMs: number;
  readonly minTimeMs: number;
}

export interface Attribution {
  readonly occurredAtMs: number;
  readonly refusal: ClaimRefusal | undefined;
  /** the event time lay in the future and was not taken */
  readonly futureEventTime: boolean;
}

/** Clocks differ: an event time this much off is taken as simultaneous. */
const CLOCK_TOLERANCE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * Applies the time rules: which instant counts, and whether it lies within the campaign's window after the click.
 * Uses the time of receipt or an accepted event time, never the time of processing. No IO.
 *
 * returns  refusal: event_before_click · outside_attribution_window · below_min_time_to_conversion, or undefined
 */
export function attributeClaim(input: AttributionInput): Attribution {
  const claimedMs = claimedTime(input);
  const futureEventTime = claimedMs !== undefined && claimedMs > input.receivedAtMs + CLOCK_TOLERANCE_MS;
  const occurredAtMs = claimedMs === undefined || futureEventTime ? input.receivedAtMs : Math.min(claimedMs, input.receivedAtMs);
  const sinceClickMs = occurredAtMs - input.clickedAtMs;
  let refusal: ClaimRefusal | undefined;
  if (sinceClickMs < -CLOCK_TOLERANCE_MS) refusal = 'event_before_click';
  else if (sinceClickMs > input.windowMs) refusal = 'outside_attribution_window';
  else if (Math.max(0, sinceClickMs) < input.minTimeMs) refusal = 'below_min_time_to_conversion';
  return { occurredAtMs, refusal, futureEventTime };
}

/** A date alone may lie before its click by the clock; on the click's own day it means "after the click". */
function claimedTime({ eventTime, clickedAtMs, receivedAtMs }: AttributionInput): number | undefined {
  if (eventTime?.precision !== 'day') return eventTime?.atMs;
  const endMs = eventTime.atMs + DAY_MS - 1;
  if (endMs >= receivedAtMs && eventTime.atMs <= receivedAtMs) return receivedAtMs;
  return Math.max(eventTime.atMs, Math.min(clickedAtMs, endMs));
}
