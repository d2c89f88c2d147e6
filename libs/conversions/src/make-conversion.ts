import { createHash } from 'node:crypto';
import { convertAmount, crossRate } from '#kernel';
import type { ConversionClaim } from './conversion-claim.js';
import type { Conversion } from './conversion.js';

/** What a repeat changes. A transition to approved takes the payout it names; a rejection leaves the payout to be read later. */
export function changedFields(claim: ConversionClaim, existing: Conversion, how: 'transition' | 'replace' | 'add'): Partial<Conversion> {
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
        status: claim.status,
        originalStatus: claim.originalStatus ?? existing.originalStatus,
        hold: claim.hold,
      };
  }
}

/** Sums stay in the currency of the first amount; the base amounts add up whatever the currencies. */
function added({ payout }: ConversionClaim, existing: Conversion): Partial<Conversion> {
  const sameCurrency = payout.currency === existing.currency;
  const inOld = payout.rate !== null && existing.rate !== null ? convertAmount(payout.micros, crossRate(payout.rate, existing.rate)) : 0n;
  return { payout: existing.payout + (sameCurrency ? payout.micros : inOld), payoutBase: existing.payoutBase + payout.base };
}

/** The conversion a claim makes. A hit makes at most one. */
export function newConversion(claim: ConversionClaim, own: Pick<Conversion, 'kind' | 'event' | 'txid' | 'status'>): Conversion {
  // Spelled out rather than spread: with a spread this function stood out in the worker's profile.
  return {
    kind: own.kind,
    event: own.event,
    txid: own.txid,
    status: own.status,
    clickId: claim.click.uuid,
    id: conversionUuid(claim.receipt, claim.element),
    importedId: claim.click.importedId,
    campaignId: claim.click.campaignId,
    offerId: claim.click.offerId,
    sourceId: claim.sourceId,
    receipt: claim.receipt,
    element: claim.element,
    eventKey: own.event.toLowerCase(),
    originalStatus: claim.originalStatus ?? null,
    payout: claim.payout.micros,
    currency: claim.payout.currency,
    payoutBase: claim.payout.base,
    rate: claim.payout.rate,
    saleAmount: claim.saleAmount ?? null,
    hold: claim.hold && own.status === 'pending',
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

/** A hit makes at most one conversion, so its receipt's bits serve as the id; elements of a batch get bits of their own. */
function conversionUuid(receipt: string, element: number): string {
  if (element === 0) return receipt;
  const hex = createHash('sha256').update(`${receipt}.${element}`).digest('hex');
  return `${receipt.slice(0, 14)}${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8, 20)}`;
}
