const DAY_MS = 86_400_000;
const LONGEST_DAYS = 16;

/** A stretch of time to look through, UTC ms; end not included. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Cuts a range into stretches that begin at a UTC day's start, newest first: one day, then two, four, … A search that finds enough
 * early reads one day's partition only; one that finds little does not ask day by day.
 */
export function* stretchesOf({ fromMs, toMs }: Stretch): Generator<Stretch> {
  let days = 1;
  for (let end = toMs; end > fromMs; days = Math.min(days * 2, LONGEST_DAYS)) {
    const lastDay = Math.floor((end - 1) / DAY_MS) * DAY_MS;
    const start = Math.max(fromMs, lastDay - (days - 1) * DAY_MS);
    yield { fromMs: start, toMs: end };
    end = start;
  }
}
