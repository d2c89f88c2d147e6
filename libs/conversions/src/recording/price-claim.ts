import type { Campaign } from '#campaigns';
import { convertAmount, isCurrency, type Micros } from '#kernel';
import type { PricedPayout } from './conversion-claim.js';
import type { EventRules } from './event-rules.js';

export interface PriceInput {
  readonly campaign: Campaign;
  /** of the hit's event */
  readonly rules: EventRules;
  readonly offerId: number;
  /** what the sender sent, read but not judged */
  readonly sent: { readonly kind: 'amount'; readonly micros: Micros } | { readonly kind: 'missing' | 'invalid' | 'out_of_range' };
  readonly currency: string | undefined;
  readonly maxPayout: Micros | undefined;
  /** units of BASE_CURRENCY per unit, parseRate's scale; undefined: no rate is set */
  readonly rateOf: (currency: string) => bigint | undefined;
}

export type Pricing =
  | { readonly kind: 'priced'; readonly payout: PricedPayout; readonly warnings: readonly ('missing_payout' | 'unknown_currency')[] }
  | { readonly kind: 'refused'; readonly reason: 'invalid_payout' | 'payout_out_of_range' | 'unknown_currency' };

/**
 * Decides what a conversion is worth. With a fixed payout the amount sent says at most that something is taken back (it is
 * negative): then the fixed payout is. Otherwise the amount sent counts, else the event's or campaign's own payout, else 0 with a
 * warning. An amount in a known currency without a rate is kept and counts 0 in totals: refusing real money for want of a rate
 * would lose it, guessing a rate would falsify the sums. No IO.
 */
export function priceClaim(input: PriceInput): Pricing {
  const { rules, sent, campaign } = input;
  if (rules.payoutSource === 'fixed') {
    const { micros, currency } = rules.ownPayout ?? payoutOfOffer(input);
    return priced(input, { micros: sent.kind === 'amount' && sent.micros < 0n ? -micros : micros, currency }, false);
  }
  switch (sent.kind) {
    case 'invalid':
      return { kind: 'refused', reason: 'invalid_payout' };
    case 'out_of_range':
      return { kind: 'refused', reason: 'payout_out_of_range' };
    case 'missing':
      return priced(input, rules.ownPayout ?? { micros: 0n, currency: campaign.currency }, false);
    case 'amount':
      return priceSent(input, sent.micros);
  }
}

function priceSent(input: PriceInput, micros: Micros): Pricing {
  const currency = input.currency ?? input.campaign.currency;
  if (!isCurrency(currency)) return { kind: 'refused', reason: 'unknown_currency' };
  if (input.maxPayout !== undefined && micros > input.maxPayout) return { kind: 'refused', reason: 'payout_out_of_range' };
  return priced(input, { micros, currency }, true);
}

/** A fixed payout that neither event nor campaign names is that of the offer the visitor was sent to. */
function payoutOfOffer({ campaign, offerId }: PriceInput): { micros: Micros; currency: string } {
  const offer = campaign.offers.find(({ id }) => id === offerId) ?? campaign.offers[0];
  return offer ? { micros: offer.payout, currency: offer.currency } : { micros: 0n, currency: campaign.currency };
}

function priced(input: PriceInput, { micros, currency }: { micros: Micros; currency: string }, given: boolean): Pricing {
  const rate = input.rateOf(currency);
  const warnings: ('missing_payout' | 'unknown_currency')[] = [];
  if (!given && input.rules.payoutSource === 'parameter' && input.rules.ownPayout === null) warnings.push('missing_payout');
  // Nothing is lost where there is no money.
  if (rate === undefined && micros !== 0n) warnings.push('unknown_currency');
  const base = rate === undefined ? 0n : convertAmount(micros, rate);
  return { kind: 'priced', payout: { micros, currency, base, rate: rate ?? null, given }, warnings };
}
