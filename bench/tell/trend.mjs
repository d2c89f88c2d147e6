// Whether something grows over time.

/**
 * Least squares over samples taken at even distances, in units per minute.
 *
 * everyS  seconds from one to the next
 */
export function perMinute(values, everyS) {
  const [meanAt, mean] = [(values.length - 1) / 2, meanOf(values)];
  let [above, below] = [0, 0];
  for (const [at, value] of values.entries()) {
    above += (at - meanAt) * (value - mean);
    below += (at - meanAt) ** 2;
  }
  return below === 0 ? 0 : Number(((above / below) * (60 / everyS)).toFixed(2));
}

/** Mean of the last third ÷ mean of the first. */
export function growthOf(values) {
  const third = Math.max(1, Math.floor(values.length / 3));
  return meanOf(values.slice(-third)) / meanOf(values.slice(0, third));
}

function meanOf(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
