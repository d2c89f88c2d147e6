import type { PostbackEntry } from './postback-entry.js';
import type { LoggedHit } from './postback.store.js';

/** One row before and after it was decided again. */
export interface VerdictChange {
  readonly before: PostbackEntry;
  readonly after: PostbackEntry;
}

/** What a second decision came to: rows whose verdict differs, and for the store the hit with just these rows (none: []). */
export interface DecidedAgain {
  readonly id: string;
  readonly changes: readonly VerdictChange[];
  readonly hit: readonly LoggedHit[];
}

/** Names a row of the log. */
export function keyOf({ id, element }: Pick<PostbackEntry, 'id' | 'element'>): string {
  return `${id}.${element}`;
}

/** again  the hit with its new rows; empty when nothing of it was decided again */
export function compareVerdicts(
  { hit, entries }: { readonly hit: { readonly id: string }; readonly entries: readonly PostbackEntry[] },
  again: readonly LoggedHit[],
): DecidedAgain {
  const changes = again
    .flatMap((one) => one.entries)
    .flatMap((after) => {
      const before = entries.find(({ element }) => element === after.element);
      return before && differs(before, after) ? [{ before, after }] : [];
    });
  const changed = changes.map(({ after }) => after);
  return { id: hit.id, changes, hit: changes.length === 0 ? [] : again.map((one) => ({ ...one, entries: changed })) };
}

function differs(before: PostbackEntry, after: PostbackEntry): boolean {
  return before.outcome !== after.outcome || before.reason !== after.reason;
}
