import { formatConversionId } from '#conversions';
import type { Receipts } from '#kernel';
import type { DecidedAgain } from '../log/compare-verdicts.js';
import type { PostbackEntry } from '../log/postback-entry.js';
import type { ReplayAnswer } from './replay-shapes.js';

const MAX_EXAMPLES = 20;

/** What a replay changes, counted by kind of change and with examples. The row of a whole JSON array is not counted beside its elements. */
export function summariseReplay(
  decided: readonly DecidedAgain[],
  receipts: Receipts,
): Pick<ReplayAnswer, 'changed' | 'accepted' | 'changes' | 'examples'> {
  const changes = decided.flatMap((one) => one.changes.filter(({ after }) => after.element > 0 || one.changes.length === 1));
  const counted = new Map<string, ReplayAnswer['changes'][number]>();
  for (const { before, after } of changes) {
    const change = { from: verdictOf(before), to: verdictOf(after) };
    const key = JSON.stringify(change);
    counted.set(key, { ...change, count: (counted.get(key)?.count ?? 0) + 1 });
  }
  return {
    changed: changes.length,
    accepted: changes.filter(({ after }) => after.outcome === 'accepted').length,
    changes: [...counted.values()].sort((a, b) => b.count - a.count),
    examples: changes.slice(0, MAX_EXAMPLES).map(({ before, after }) => ({
      receipt: receipts.format(after.id, after.element),
      from: verdictOf(before),
      to: verdictOf(after),
      conversion_id: after.conversionId === null ? null : formatConversionId(after.conversionId),
    })),
  };
}

function verdictOf({ outcome, reason }: PostbackEntry): { outcome: string; reason: string | null } {
  return { outcome, reason };
}
