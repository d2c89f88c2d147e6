import type { BadInput } from './corpus.js';

/** How a hit stands in the log. */
export interface Verdict {
  readonly outcome: string;
  readonly reason: string | null;
  readonly warnings: readonly string[];
}

/** The corpus proposes names; these are ours. */
const OUR_NAMES: Readonly<Record<string, readonly string[]>> = {
  duplicate_param: ['ambiguous_click_id'],
  unsupported_content_type: ['missing_click_id', 'malformed_body'],
  malformed_click_id: ['malformed_click_id', 'unknown_click', 'bad_click_signature'],
  auth_invalid: ['auth_invalid', 'auth_missing'],
  malformed_txid: [],
  invalid_timestamp: [],
  missing_payout: [],
};

/** Lines where the contract and postbacks.jsonl say otherwise, with their verdict and why. */
const DECIDED_OTHERWISE: Readonly<Record<string, string>> = {
  // A negative amount is an adjustment; alone it has nothing to adjust.
  'pb-061': 'adjustment_without_original',
  // What follows a # belongs to the value it is stuck to.
  'pb-162': 'unknown_click',
  // The path of an absolute target is taken, its host is not.
  'pb-163': 'unknown_click',
  'pb-221': 'unsupported_encoding',
};

/** Empty when each hit of the line is in the log with a verdict that the line allows. */
export function verdictFault(input: BadInput, verdicts: readonly (Verdict | undefined)[]): string[] {
  const recorded = verdicts.filter((verdict) => verdict !== undefined);
  if (!/recorded/.test(input.expect.class))
    return recorded.length === 0 || input.expect.class === 'no-open-redirect'
      ? []
      : [`${input.id} ${input.title}: recorded as ${shown(recorded[0])}`];
  const mayBeMissing = /http-broken/.test(input.expect.class) || input.expect.status.some((status) => status !== 200);
  if (recorded.length < verdicts.length && !mayBeMissing) return [`${input.id} ${input.title}: answered, and not in the log`];
  return recorded.filter((verdict, at) => !isAllowed(input, verdict, at)).map((verdict) => `${input.id} ${input.title}: ${shown(verdict)}`);
}

function isAllowed({ id, expect }: BadInput, verdict: Verdict, at: number): boolean {
  const otherwise = DECIDED_OTHERWISE[id];
  if (otherwise !== undefined) return shown(verdict) === otherwise;
  if (verdict.outcome === 'accepted') return expect.class !== 'recorded-rejected';
  if (at > 0 && verdict.reason === 'duplicate') return true;
  const reasons = (expect.reason ?? []).flatMap((name) => OUR_NAMES[name] ?? [name]);
  return expect.class !== 'recorded-accepted' && reasons.includes(verdict.reason ?? '');
}

function shown(verdict: Verdict | undefined): string {
  return verdict === undefined ? 'nothing' : (verdict.reason ?? verdict.outcome);
}
