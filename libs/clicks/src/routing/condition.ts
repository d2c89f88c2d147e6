import type { Visit } from '../capture/request/visit.js';

/** One rule of an offer, ready to be asked. */
export interface Condition {
  /** the rule's name in the API: "country", "query.utm_term" */
  readonly rule: string;
  /** does this visit meet it? Pure, never throws. */
  holds(visit: Visit): boolean;
  /** what the visit had, for people; '' is "not known" */
  seen(visit: Visit): string;
  /** what the rule wants, for people: "one of ES, PT" */
  readonly wants: string;
}

interface Lists {
  readonly allow?: readonly string[] | undefined;
  readonly block?: readonly string[] | undefined;
}

/** A rule about a value of the visit. `fold`: case does not matter. */
export function listCondition(rule: string, lists: Lists, seen: (visit: Visit) => string, fold: boolean): Condition {
  const same = fold ? (value: string) => value.toLowerCase() : (value: string) => value;
  const allow = lists.allow && new Set(lists.allow.map(same));
  const block = new Set((lists.block ?? []).map(same));
  return {
    rule,
    seen,
    wants: wantsOf(lists),
    holds(visit) {
      const value = same(seen(visit));
      return (allow === undefined || allow.has(value)) && !block.has(value);
    },
  };
}

/** The same where being on a list is more than being equal (ranges, domains). */
export function matchCondition(
  rule: string,
  lists: Lists,
  seen: (visit: Visit) => string,
  matcherOf: (listed: readonly string[]) => (value: string) => boolean,
): Condition {
  const allowed = lists.allow && matcherOf(lists.allow);
  const blocked = lists.block && matcherOf(lists.block);
  return {
    rule,
    seen,
    wants: wantsOf(lists),
    holds(visit) {
      const value = seen(visit);
      return (allowed === undefined || allowed(value)) && !(blocked !== undefined && blocked(value));
    },
  };
}

const SHOWN = 10;

function wantsOf({ allow, block }: Lists): string {
  return [...(allow ? [`one of ${shorten(allow)}`] : []), ...(block ? [`none of ${shorten(block)}`] : [])].join(' and ');
}

function shorten(values: readonly string[]): string {
  const rest = values.length - SHOWN;
  return values.slice(0, SHOWN).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
