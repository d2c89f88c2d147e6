/** A share that was observed and where the true one plausibly lies. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** 95 of 100 such intervals hold the true share: what is shown to people. */
export const Z_SHOWN = 1.96;

/**
 * Wilson score interval of a share: stays inside 0…1 and is honest for few cases and for none.
 *
 * hits, of  observed, 0 ≤ hits ≤ of; of 0 answers [0, 1]: nothing is known
 * z         how many standard deviations wide to each side
 * source    Wilson 1927; Brown, Cai, DasGupta, "Interval Estimation for a Binomial Proportion" (2001)
 */
export function wilson(hits: number, of: number, z = Z_SHOWN): Interval {
  if (of <= 0) return { low: 0, high: 1 };
  // More conversions than clicks happens (several per click): the share is then beyond doubt for our purpose.
  const share = Math.min(1, Math.max(0, hits / of));
  const zz = z * z;
  const middle = (share + zz / (2 * of)) / (1 + zz / of);
  const half = (z / (1 + zz / of)) * Math.sqrt((share * (1 - share)) / of + zz / (4 * of * of));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
