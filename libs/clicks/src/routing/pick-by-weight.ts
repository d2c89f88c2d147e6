import { hashFraction } from '../capture/pick-by-hash.js';

/** What is chosen; different purposes choose independently of each other. */
type Choice = 'offer' | 'landing_page';

/** The hash's choice over the weights; one of weight 0 is never it. undefined when there is nothing to choose from. */
export function pickByWeight<T extends { readonly weight: number }>(among: readonly T[], hashed: string, choice: Choice): T | undefined {
  let total = 0;
  for (const { weight } of among) total += weight;
  if (total === 0) return undefined;
  let point = hashFraction(hashed, choice) * total;
  for (const one of among) {
    point -= one.weight;
    if (point < 0) return one;
  }
  return among.findLast(({ weight }) => weight > 0);
}
