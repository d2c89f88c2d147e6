import { DeadlineExceeded } from '../../deadline.js';
import { Interrupted } from './outages.js';

/** A hanging record costs one timeout per halving: nine for 500 records. */
const TIMEOUTS_BELIEVED = 12;

export interface Findings {
  readonly faulty: { readonly record: string; readonly error: unknown }[];
  /** Parts of the batch that went through on the way. */
  successes: number;
  timeouts: number;
}

/**
 * Halves a batch that failed until what is at fault stands alone; the rest goes through on the way.
 *
 * attempt  handles a part of the batch
 * error    what the whole batch failed with
 * throws   Interrupted; the last time-out where nothing but time-outs is seen: then the handler hangs, not a record
 */
export async function findFaulty(
  attempt: (part: readonly string[]) => Promise<void>,
  records: readonly string[],
  error: unknown,
): Promise<Findings> {
  const findings: Findings = { faulty: [], successes: 0, timeouts: error instanceof DeadlineExceeded ? 1 : 0 };
  await halve(attempt, records, error, findings);
  return findings;
}

async function halve(
  attempt: (part: readonly string[]) => Promise<void>,
  records: readonly string[],
  error: unknown,
  findings: Findings,
): Promise<void> {
  if (records.length <= 1) {
    findings.faulty.push({ record: String(records[0]), error });
    return;
  }
  const middle = Math.ceil(records.length / 2);
  for (const part of [records.slice(0, middle), records.slice(middle)]) {
    try {
      await attempt(part);
      findings.successes++;
    } catch (partError) {
      if (partError instanceof Interrupted) throw partError;
      if (partError instanceof DeadlineExceeded && ++findings.timeouts > TIMEOUTS_BELIEVED && findings.successes === 0) throw partError;
      await halve(attempt, part, partError, findings);
    }
  }
}
