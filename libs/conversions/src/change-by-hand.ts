import { convertAmount, type ConversionStatus, type Micros } from '#kernel';
import { amountsOf, differenceOf, isNothing, type ConversionCost, type FactAmounts } from './store/conversion-fact.js';
import type { Conversion } from './conversion.js';

/** What a person may set. payout is in micros of the conversion's own currency. */
export interface ManualChange {
  readonly status?: ConversionStatus | undefined;
  readonly payout?: Micros | undefined;
}

/**
 * A conversion after a change by hand, and what that adds to reports: differences, where it was first counted. Pure.
 *
 * rate     of the conversion's currency today; used only when it had none when it was made
 * returns  undefined when nothing would change
 */
export function changeByHand(
  conversion: Conversion,
  change: ManualChange,
  { cost, rate }: { cost: ConversionCost; rate: bigint | undefined },
): { conversion: Conversion; amounts: FactAmounts | undefined } | undefined {
  const status = change.status ?? conversion.status;
  const payout = change.payout ?? conversion.payout;
  // Whoever names a status decides: the hold period does not decide again after them.
  const endsHold = change.status !== undefined && conversion.holdUntil !== null;
  if (status === conversion.status && payout === conversion.payout && !endsHold) return undefined;
  const usedRate = conversion.rate ?? rate ?? null;
  const payoutBase = payout === conversion.payout ? conversion.payoutBase : usedRate === null ? 0n : convertAmount(payout, usedRate);
  const changed: Conversion = {
    ...conversion,
    status,
    payout,
    payoutBase,
    rate: usedRate,
    cost: payoutBase === conversion.payoutBase ? conversion.cost : cost({ ...conversion, payoutBase }),
    hold: conversion.hold && status === 'pending' && !endsHold,
    holdUntil: endsHold ? null : conversion.holdUntil,
    manual: true,
    version: conversion.version + 1,
  };
  const amounts = differenceOf(amountsOf(changed), amountsOf(conversion));
  if (isNothing(amounts)) return { conversion: changed, amounts: undefined };
  return { conversion: { ...changed, facts: conversion.facts + 1 }, amounts };
}
