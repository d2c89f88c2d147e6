import type { ConversionStatus } from '#kernel';
import type { ClaimRefusal, ConversionClaim } from './conversion-claim.js';
import type { Conversion } from '../conversion.js';

/** What is already there, as far as a claim can meet it. Conversions of the claim's click only, in order of their making. */
export interface KnownConversions {
  readonly ofClick: readonly Conversion[];
  /** offer scope: the conversion that holds this transaction id on the same offer, whoever's click it is */
  readonly ofOffer: { readonly clickId: string; readonly conversionId: string } | undefined;
}

/** What the claim does to what is known. */
export type RepeatDecision =
  | { readonly kind: 'new' }
  | { readonly kind: 'adjustment'; readonly original: Conversion }
  | { readonly kind: 'update'; readonly conversion: Conversion; readonly how: 'transition' | 'replace' | 'add' }
  | { readonly kind: 'refused'; readonly reason: ClaimRefusal; readonly conversionId: string | undefined };

/**
 * Decides whether a claim is a new conversion, a change of one, an adjustment, or a repeat that changes nothing. Pure.
 *
 * One conversion per (click, lower-cased event, txid or none). No txid while (click, event) has a conversion repeats its
 * latest; so does any other with repeat mode `once`. Another status is a transition in every mode; the same status is ruled by
 * the repeat mode of the event. What is on hold stands as approved: a resent hit repeats it, a rejection stops it. A hit
 * that names no status counts as approved, yet never revives a rejected conversion: it is the resent original.
 */
export function decideRepeat(claim: ConversionClaim, known: KnownConversions): RepeatDecision {
  if (claim.rules.requireTxid && claim.txid === undefined) return refused('missing_txid');
  const eventKey = claim.event.toLowerCase();
  const conversions = known.ofClick.filter(({ kind }) => kind === 'conversion');
  const ofEvent = conversions.filter((conversion) => conversion.eventKey === eventKey);
  if (claim.payout.micros < 0n) return decideAdjustment(claim, eventKey, conversions, known);
  if (known.ofOffer && known.ofOffer.clickId !== claim.click.uuid) return refused('duplicate', known.ofOffer.conversionId);
  const existing = existingOf(claim, ofEvent);
  if (!existing) return { kind: 'new' };
  const isTransition = claim.status !== standingOf(existing) && (claim.statusGiven || existing.status !== 'rejected');
  return isTransition ? decideTransition(claim, existing) : decideSameStatus(claim, existing);
}

function existingOf({ txid, rules }: ConversionClaim, ofEvent: readonly Conversion[]): Conversion | undefined {
  const latest = ofEvent.at(-1);
  if (txid === undefined) return latest;
  return ofEvent.find((other) => other.txid === txid) ?? (rules.repeatMode === 'once' ? latest : undefined);
}

/** The status the sender has given it. */
function standingOf({ status, holdUntil }: Conversion): ConversionStatus {
  return holdUntil === null ? status : 'approved';
}

/** A refund names its conversion by txid; without one it is the latest of its event. */
function decideAdjustment(
  claim: ConversionClaim,
  eventKey: string,
  conversions: readonly Conversion[],
  known: KnownConversions,
): RepeatDecision {
  const ofEvent = conversions.filter((conversion) => conversion.eventKey === eventKey);
  const original =
    claim.txid === undefined
      ? ofEvent.at(-1)
      : (ofEvent.find(({ txid }) => txid === claim.txid) ?? conversions.find(({ txid }) => txid === claim.txid));
  if (!original) return refused('adjustment_without_original');
  const same = known.ofClick.find(
    (other) =>
      other.kind === 'adjustment' &&
      other.eventKey === original.eventKey &&
      other.txid === (claim.txid ?? null) &&
      other.payout === claim.payout.micros &&
      other.currency === claim.payout.currency,
  );
  return same ? refused('duplicate', same.id) : { kind: 'adjustment', original };
}

function decideTransition(claim: ConversionClaim, existing: Conversion): RepeatDecision {
  if (existing.manual && existing.status === 'rejected') return refused('manually_rejected', existing.id);
  if (!isAllowed(existing.status, claim.status, claim.transitions)) return refused('invalid_status_transition', existing.id);
  return { kind: 'update', conversion: existing, how: 'transition' };
}

function isAllowed(from: ConversionStatus, to: ConversionStatus, rule: ConversionClaim['transitions']): boolean {
  // A late "lead" must not undo a sale, nor a rejection.
  if (to === 'pending') return false;
  if (from === 'pending' || rule === 'any') return true;
  return rule === 'approved_is_final' && from === 'rejected';
}

function decideSameStatus(claim: ConversionClaim, existing: Conversion): RepeatDecision {
  const samePayout = claim.payout.micros === existing.payout && claim.payout.currency === existing.currency;
  switch (claim.rules.repeatMode) {
    case 'ignore':
    case 'once':
      return refused(samePayout || !claim.payout.given ? 'duplicate' : 'duplicate_conflict', existing.id);
    case 'replace':
      return samePayout || !claim.payout.given
        ? refused('duplicate', existing.id)
        : { kind: 'update', conversion: existing, how: 'replace' };
    case 'add':
      return claim.payout.micros === 0n ? refused('duplicate', existing.id) : { kind: 'update', conversion: existing, how: 'add' };
  }
}

function refused(reason: ClaimRefusal, conversionId?: string): RepeatDecision {
  return { kind: 'refused', reason, conversionId };
}
