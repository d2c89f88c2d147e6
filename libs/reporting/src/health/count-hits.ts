import type { HitCounts } from './campaign-facts.js';

const REPEATS = new Set(['duplicate', 'duplicate_conflict']);
const FORGED = new Set(['bad_click_signature', 'unknown_click', 'malformed_click_id']);
/** By somebody's decision or by nature: no sign of trouble. */
const INNOCENT = new Set(['test', 'safe_method', 'ignored_status', 'manually_rejected']);

type ByReason = Readonly<Record<string, number>>;

/** Rejected hits among those that should have counted, and what most of them were rejected for. */
export function countRejections(
  hits: HitCounts,
  strangers: ByReason,
): { rejected: number; of: number; topReason: string | undefined; topCount: number } {
  const rejected = [...Object.entries(hits.rejected), ...Object.entries(strangers)]
    .filter(([reason]) => !REPEATS.has(reason) && !FORGED.has(reason) && !INNOCENT.has(reason))
    .sort(([, a], [, b]) => b - a);
  const sum = rejected.reduce((total, [, n]) => total + n, 0);
  return { rejected: sum, of: sum + hits.accepted, topReason: rejected[0]?.[0], topCount: rejected[0]?.[1] ?? 0 };
}

/** All of them by reason, commonest first. */
export function listRejections(hits: HitCounts, strangers: ByReason): { reason: string; hits: number }[] {
  const sums = new Map<string, number>();
  for (const [reason, n] of [...Object.entries(hits.rejected), ...Object.entries(strangers)]) sums.set(reason, (sums.get(reason) ?? 0) + n);
  return [...sums].map(([reason, n]) => ({ reason, hits: n })).sort((a, b) => b.hits - a.hits || (a.reason < b.reason ? -1 : 1));
}

export function countDuplicates(hits: HitCounts): { duplicates: number; of: number } {
  const duplicates = sumOf(hits.rejected, REPEATS);
  return { duplicates, of: duplicates + hits.accepted };
}

export function countForged(hits: HitCounts, strangers: ByReason): number {
  return sumOf(hits.rejected, FORGED) + sumOf(strangers, FORGED);
}

function sumOf(counts: ByReason, reasons: ReadonlySet<string>): number {
  return Object.entries(counts).reduce((sum, [reason, n]) => sum + (reasons.has(reason) ? n : 0), 0);
}
