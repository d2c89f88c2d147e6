import { amountsOf, differenceOf, isNothing, type FactAmounts } from '../store/conversion-fact.js';
import type { Conversion } from '../conversion.js';

/**
 * A held conversion once its hold period is over: approved, with the difference that makes to reports. Pure.
 *
 * returns  amounts undefined: nothing to report (an event that neither counts nor pays)
 */
export function endHold(held: Conversion): { conversion: Conversion; amounts: FactAmounts | undefined } {
  const approved: Conversion = { ...held, status: 'approved', hold: false, holdUntil: null, version: held.version + 1 };
  const amounts = differenceOf(amountsOf(approved), amountsOf(held));
  return isNothing(amounts)
    ? { conversion: approved, amounts: undefined }
    : { conversion: { ...approved, facts: held.facts + 1 }, amounts };
}
