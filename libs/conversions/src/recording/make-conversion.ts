import { createHash } from 'node:crypto';
import { convertAmount, crossRate } from '#kernel';
import type { ConversionClaim } from './conversion-claim.js';
import type { ConversionCost } from '../store/conversion-fact.js';
import type { Conversion } from '../conversion.js';

/** A conversion after a repeat. Its cost is reckoned again only when its payout changes. */
export function changedConversion(
  claim: ConversionClaim,
  existing: Conversion,
  { how, cost }: { how: 'transition' | 'replace' | 'add'; cost: ConversionCost },
): Conversion {
  const changed = { ...existing, ...changedFields(claim, existing, how), version: existing.version + 1 };
  return changed.payoutBase === existing.payoutBase ? changed : { ...changed, cost: cost(changed) };
}

/** A transition to approved takes the payout it names; a rejection leaves the payout to be read later. */
function changedFields(claim: ConversionClaim, existing: Conversion, how: 'transition' | 'replace' | 'add'): Partial<Conversion> {
  const { payout } = claim;
  const sent = { payout: payout.micros, currency: payout.currency, payoutBase: payout.base, rate: payout.rate };
  switch (how) {
    case 'replace':
      return sent;
    case 'add':
      return added(claim, existing);
    case 'transition':
      return {
        ...(claim.status === 'approved' && payout.given ? sent : {}),
        ...statusFields(claim, existing.occurredAt),
        originalStatus: claim.originalStatus ?? existing.originalStatus,
      };
  }
}

/**
 * The status a claim gives. What it would approve stays pending until the hold period is over, counted from when the conversion
 * occurred; one that is reported only later than that needs no hold. The time of processing does not matter.
 */
function statusFields(
  { status, hold, rules, receivedAt }: ConversionClaim,
  occurredAt: Date,
): Pick<Conversion, 'status' | 'hold' | 'holdUntil'> {
  const untilMs = occurredAt.getTime() + rules.holdMs;
  if (status !== 'approved' || untilMs <= receivedAt.getTime()) return { status, hold: hold && status === 'pending', holdUntil: null };
  return { status: 'pending', hold: true, holdUntil: new Date(untilMs) };
}

/** Sums stay in the currency of the first amount; the base amounts add up whatever the currencies. */
function added({ payout }: ConversionClaim, existing: Conversion): Partial<Conversion> {
  const sameCurrency = payout.currency === existing.currency;
  const inOld = payout.rate !== null && existing.rate !== null ? convertAmount(payout.micros, crossRate(payout.rate, existing.rate)) : 0n;
  return { payout: existing.payout + (sameCurrency ? payout.micros : inOld), payoutBase: existing.payoutBase + payout.base };
}

/** The conversion a claim makes. A hit makes at most one. An adjustment is approved at once and stands under its original's event. */
export function newConversion(claim: ConversionClaim, original: Conversion | undefined, costOf: ConversionCost): Conversion {
  const kind = original ? 'adjustment' : 'conversion';
  const event = original?.event ?? claim.event;
  const counts = original?.counts ?? claim.rules.counts;
  const standing = original ? APPROVED : statusFields(claim, claim.occurredAt);
  // Spelled out rather than spread: with a spread this function stood out in the worker's profile.
  return {
    kind,
    event,
    txid: claim.txid ?? null,
    status: standing.status,
    clickId: claim.click.uuid,
    id: conversionUuid(claim.receipt, claim.element),
    importedId: claim.click.importedId,
    campaignId: claim.click.campaignId,
    offerId: claim.click.offerId,
    sourceId: claim.sourceId,
    receipt: claim.receipt,
    element: claim.element,
    eventKey: event.toLowerCase(),
    originalStatus: claim.originalStatus ?? null,
    payout: claim.payout.micros,
    currency: claim.payout.currency,
    payoutBase: claim.payout.base,
    rate: claim.payout.rate,
    saleAmount: claim.saleAmount ?? null,
    hold: standing.hold,
    holdUntil: standing.holdUntil,
    counts,
    cost: costOf({ kind, counts, payoutBase: claim.payout.base }),
    manual: false,
    warnings: claim.warnings,
    custom: claim.custom,
    clickAt: claim.click.clickedAt,
    occurredAt: claim.occurredAt,
    receivedAt: claim.receivedAt,
    campaignVersion: claim.campaign.version,
    facts: 1,
    version: 1,
  };
}

const APPROVED = { status: 'approved', hold: false, holdUntil: null } as const;

/** A hit makes at most one conversion, so its receipt's bits serve as the id; elements of a batch get bits of their own. */
function conversionUuid(receipt: string, element: number): string {
  if (element === 0) return receipt;
  const hex = createHash('sha256').update(`${receipt}.${element}`).digest('hex');
  return `${receipt.slice(0, 14)}${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8, 20)}`;
}
