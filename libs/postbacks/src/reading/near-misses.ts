import type { Dialect } from '../dialect.js';
import { CONTROL_NAMES, type Role, type RoleNames } from './aliases.js';
import { isEmptyWord } from './detect-macro.js';
import type { Parameters } from './parameters.js';

/** A parameter that looks like a slip of the pen, and the name that was probably meant. */
export interface NearMiss {
  readonly sent: string;
  readonly meant: string;
  readonly role: Role;
}

const NONE: readonly NearMiss[] = [];
const MAX_LOOKED_AT = 40;
/** Remembered per dialect: senders repeat their names, hit after hit. */
const MAX_REMEMBERED = 2_000;

/**
 * Did-you-mean: for roles that no parameter of the hit fills, parameters whose name differs little from one of the role's
 * names: other separators (click-id), or one slip in a name of five letters or more, two from nine on (clikid, transacton_di).
 */
export function nearMissesOf(parameters: Parameters, { names }: Pick<Dialect, 'names'>, roles: readonly Role[]): readonly NearMiss[] {
  const strange = [...parameters.names()].filter((name) => holdsSomething(parameters, name)).slice(0, MAX_LOOKED_AT);
  // Nearly every hit is written as it should be.
  if (strange.every((sent) => resembles(sent, names).length === 0)) return NONE;
  const taken = new Set<string>();
  return roles.flatMap((role) => {
    const near = strange.flatMap((sent) => (taken.has(sent) ? [] : resembles(sent, names).filter((one) => one.role === role)));
    const best = near.sort((a, b) => a.slips - b.slips)[0];
    if (!best || names[role].some((name) => holdsSomething(parameters, name))) return [];
    taken.add(best.sent);
    return [{ sent: best.sent, meant: best.meant, role }];
  });
}

/** The sentence for a receipt; null when there is nothing to say. */
export function didYouMean(misses: readonly NearMiss[]): string | null {
  if (misses.length === 0) return null;
  const said = misses.slice(0, 3).map(({ sent, meant }) => `${meant} (it came as "${sent.slice(0, 40)}")`);
  return `Did you mean ${said.join(', ')}?`;
}

interface Resemblance extends NearMiss {
  readonly slips: number;
}
const remembered = new WeakMap<RoleNames, Map<string, readonly Resemblance[]>>();

/** Names of any role that this one resembles; none when it is one of them itself. */
function resembles(sent: string, names: RoleNames): readonly Resemblance[] {
  let known = remembered.get(names);
  if (!known) remembered.set(names, (known = new Map<string, readonly Resemblance[]>()));
  let found = known.get(sent);
  if (!found) {
    found = lookAtAll(sent, names);
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(sent, found);
  }
  return found;
}

function lookAtAll(sent: string, names: RoleNames): Resemblance[] {
  const roles = Object.keys(names) as Role[];
  if (roles.some((role) => names[role].includes(sent)) || CONTROL_NAMES.has(sent)) return [];
  const bare = bareName(sent);
  return roles.flatMap((role) =>
    names[role].flatMap((meant) => {
      const found = slips(bare, bareName(meant));
      return found === undefined ? [] : [{ sent, meant, role, slips: found }];
    }),
  );
}

function holdsSomething(parameters: Parameters, name: string): boolean {
  return parameters.valuesOf(name).some(({ text }) => !isEmptyWord(text.trim()));
}

function bareName(name: string): string {
  return name.replace(/[^a-z0-9]/g, '');
}

/** How many letters are wrong, missing, too many or swapped; undefined when more than their length excuses. */
function slips(a: string, b: string): number | undefined {
  if (a === b) return a.length >= 3 ? 0 : undefined;
  const length = Math.min(a.length, b.length);
  const allowed = length >= 9 ? 2 : length >= 5 ? 1 : 0;
  // The first letter is hardly ever the wrong one; without this, click would be taken for uclick.
  if (allowed === 0 || a[0] !== b[0] || Math.abs(a.length - b.length) > allowed) return undefined;
  // sub1 and sub2 are two names, not one misspelt: digits must agree.
  if (a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return undefined;
  const distance = editDistance(a, b);
  return distance <= allowed ? distance : undefined;
}

/** Optimal string alignment: insert, delete, replace, swap neighbours. Names are short; bounded by the caller. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
