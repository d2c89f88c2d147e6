/** A time as the report tells it. */
export function inSeconds(ms) {
  // A saved report has 1e12 for Infinity.
  return ms < 1e11 ? `${(ms / 1_000).toFixed(1)} s` : 'never';
}
