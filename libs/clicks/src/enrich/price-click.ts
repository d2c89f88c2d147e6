import { convertAmount, currencyCode, MICROS_PER_UNIT, RATE_ONE, type Micros } from '#kernel';
import type { Campaign } from '#campaigns';
import type { ClickQuery } from '../capture/request/click-query.js';
import { hashFraction } from '../capture/pick-by-hash.js';

/** What a click costs, in the currency it is paid in and in BASE_CURRENCY. */
export interface ClickPrice {
  readonly amount: Micros;
  readonly currency: string;
  /** 0 while the operator has set no rate for the currency */
  readonly baseMicros: Micros;
}

/** A cost in the URL above this, in BASE_CURRENCY, is a mistake or an attack: nobody pays a thousand for a click. */
export const MAX_CLICK_COST: Micros = 1_000n * MICROS_PER_UNIT;

/**
 * Prices a click: the URL's `cost` (in the URL's `currency` when we have its rate, else in the campaign's cost currency) when it is a
 * plain amount within bounds, else the campaign's model. Under CPA and revenue share a click costs nothing: the conversion will.
 *
 * rateOf   BASE_CURRENCY per unit, parseRate's scale; undefined when not set
 * returns  undefined when the click has no cost
 * never throws; the same click always gets the same price
 */
export function priceClick(
  uuid: string,
  query: ClickQuery,
  campaign: Campaign,
  rateOf: (currency: string) => bigint | undefined,
): ClickPrice | undefined {
  const { costModel: model, costAmount } = campaign;
  if (model === 'cpa' || model === 'revshare') return undefined;
  const ownCurrency = campaign.costCurrency ?? campaign.currency;
  const stated = readCost(query.get('cost'));
  if (stated !== undefined) {
    const named = currencyCode(query.get('currency'));
    const currency = named !== undefined && rateOf(named) !== undefined ? named : ownCurrency;
    const rate = rateOf(currency);
    const baseMicros = rate === undefined ? undefined : convertAmount(stated, rate);
    if (baseMicros !== undefined && baseMicros <= MAX_CLICK_COST) return { amount: stated, currency, baseMicros };
  }
  if (model === 'none' || costAmount === null) return undefined;
  const rate = rateOf(ownCurrency) ?? 0n;
  if (model === 'cpc') return { amount: costAmount, currency: ownCurrency, baseMicros: convertAmount(costAmount, rate) };
  return { amount: costAmount / 1_000n, currency: ownCurrency, baseMicros: shareOfThousand(uuid, costAmount * rate) };
}

/**
 * One click's part of a price per thousand. What a millionth cannot hold is not rounded away click by click: the click's
 * hash decides whether it carries the odd millionth, so that many clicks add up to the price.
 */
function shareOfThousand(uuid: string, scaledAmount: bigint): Micros {
  const divisor = 1_000n * RATE_ONE;
  const whole = scaledAmount / divisor;
  const rest = Number(scaledAmount % divisor) / Number(divisor);
  return hashFraction(uuid, 'cost') < rest ? whole + 1n : whole;
}

/** "0.0125" → 12_500n; more than six decimals are rounded; anything else (a macro left unreplaced, a negative, a word) is no cost. */
function readCost(text: string): Micros | undefined {
  const match = /^(\d{0,9})(?:\.(\d{1,20}))?$/.exec(text.trim());
  if (!match || (match[1] === '' && match[2] === undefined)) return undefined;
  const decimals = (match[2] ?? '').padEnd(7, '0');
  const micros = BigInt(match[1] || '0') * MICROS_PER_UNIT + BigInt(decimals.slice(0, 6));
  return decimals.charAt(6) >= '5' ? micros + 1n : micros;
}
