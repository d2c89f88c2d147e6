import type { Campaign } from '#campaigns';
import type { StoredClick } from '#clicks';
import { convertAmount, type Micros } from '#kernel';
import type { Conversion } from '../conversion.js';

/** What a conversion adds to reports. */
export interface FactAmounts {
  readonly pending: number;
  readonly approved: number;
  readonly rejected: number;
  readonly revenue: Micros;
  readonly revenueApproved: Micros;
  readonly cost: Micros;
  /** seconds from click to conversion, when it counts */
  readonly delayS: number;
}

/** One row of conversion_facts: differences, standing where the conversion was first counted. */
export interface ConversionFact {
  readonly conversion: Pick<Conversion, 'clickId' | 'id' | 'campaignId' | 'offerId' | 'eventKey' | 'clickAt' | 'occurredAt'>;
  readonly seq: number;
  /** its dimensions; undefined when the click was never stored: all 'not given' */
  readonly click: StoredClick | undefined;
  readonly amounts: FactAmounts;
}

/** What falls due by a conversion: an amount per conversion (CPA), or a percentage of its revenue (revenue share), taken back with a refund. */
export type ConversionCost = (conversion: Pick<Conversion, 'kind' | 'counts' | 'payoutBase'>) => Micros;

/**
 * The cost rule of a campaign, in micros of BASE_CURRENCY. costAmount of revenue share is the percentage ("70.00" is 70 %).
 *
 * rateOf  units of BASE_CURRENCY per unit; without a rate the cost counts 0
 */
export function conversionCost(campaign: Campaign, rateOf: (currency: string) => bigint | undefined): ConversionCost {
  const amount = campaign.costAmount ?? 0n;
  if (campaign.costModel === 'cpa') {
    const rate = rateOf(campaign.costCurrency ?? campaign.currency);
    const cost = rate === undefined ? 0n : convertAmount(amount, rate);
    return ({ kind, counts }) => (kind === 'conversion' && counts ? cost : 0n);
  }
  if (campaign.costModel === 'revshare') return ({ payoutBase }) => (payoutBase * amount) / 100_000_000n;
  return () => 0n;
}

const NOTHING: FactAmounts = { pending: 0, approved: 0, rejected: 0, revenue: 0n, revenueApproved: 0n, cost: 0n, delayS: 0 };

/**
 * What a conversion counts for as it stands, from nothing but itself: so facts always add up to what conversions say, whatever the
 * settings were in between. Rejected ones count 0 revenue, adjustments and events that do not count no conversion.
 */
export function amountsOf(conversion: Conversion): FactAmounts {
  const { kind, status, payoutBase, cost } = conversion;
  if (kind === 'adjustment') return { ...NOTHING, revenue: payoutBase, revenueApproved: payoutBase, cost };
  const one = conversion.counts ? 1 : 0;
  if (status === 'rejected') return { ...NOTHING, rejected: one };
  const approved = status === 'approved';
  return {
    pending: approved ? 0 : one,
    approved: approved ? one : 0,
    rejected: 0,
    revenue: payoutBase,
    revenueApproved: approved ? payoutBase : 0n,
    cost,
    delayS: one * Math.max(0, Math.round((conversion.occurredAt.getTime() - conversion.clickAt.getTime()) / 1000)),
  };
}

/** later − earlier; earlier undefined: the first fact. */
export function differenceOf(later: FactAmounts, earlier: FactAmounts = NOTHING): FactAmounts {
  return {
    pending: later.pending - earlier.pending,
    approved: later.approved - earlier.approved,
    rejected: later.rejected - earlier.rejected,
    revenue: later.revenue - earlier.revenue,
    revenueApproved: later.revenueApproved - earlier.revenueApproved,
    cost: later.cost - earlier.cost,
    delayS: later.delayS - earlier.delayS,
  };
}

export function isNothing(amounts: FactAmounts): boolean {
  const { pending, approved, rejected, revenue, revenueApproved, cost, delayS } = amounts;
  return pending === 0 && approved === 0 && rejected === 0 && revenue === 0n && revenueApproved === 0n && cost === 0n && delayS === 0;
}
