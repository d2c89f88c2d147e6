import type { Campaign } from '#campaigns';
import type { PostbackEntry } from '../log/postback-entry.js';
import { hintOf } from '../reasons.js';
import type { DifferentRow, TheirRow } from './compare-files.js';

export interface Why {
  readonly reason: string;
  readonly hint: string;
}

export const NOT_THEIRS: Why = { reason: 'not_in_their_file', hint: 'Their file has no row for it: ask them, or reject it.' };
const NEVER_RECEIVED: Why = {
  reason: 'never_received',
  hint: 'No postback about it reached us: the sender has to send it, or it can be imported from this file.',
};
const ALREADY_MATCHED = 'Its conversion already stands beside another row of the file, or waits for its click.';

/** What our log knows about clicks, to be asked by click or by the text that was sent. */
export class HitsByClick {
  private readonly byClick = new Map<string, PostbackEntry[]>();
  private readonly byText = new Map<string, PostbackEntry[]>();

  /** hits  newest first */
  constructor(hits: readonly PostbackEntry[]) {
    for (const hit of hits) {
      if (hit.clickUuid !== null) add(this.byClick, hit.clickUuid, hit);
      else if (hit.clickText !== null) add(this.byText, hit.clickText, hit);
    }
  }

  /** Why a row of theirs has no conversion here: what became of its hit. */
  whyNotOurs(theirs: TheirRow): Why & { readonly hit: PostbackEntry | undefined } {
    const about = [...(this.byClick.get(theirs.clickUuid ?? '') ?? []), ...(this.byText.get(theirs.clickText) ?? [])];
    // A hit that was refused before it was read has no transaction id.
    const hit =
      theirs.txid === undefined ? about[0] : (about.find(({ txid }) => txid === theirs.txid) ?? about.find(({ txid }) => txid === null));
    if (!hit) return { ...NEVER_RECEIVED, hit };
    return { reason: hit.reason ?? hit.outcome, hint: hintOf(hit.reason) ?? ALREADY_MATCHED, hit };
  }
}

export function whyDifferent({ ours, fields }: DifferentRow, campaign: Campaign | undefined): Why {
  const differsIn = (name: string) => fields.some(({ field }) => field === name);
  if (ours.manual) return { reason: 'changed_by_hand', hint: 'Somebody here set status or payout by hand; the audit log says who.' };
  if (differsIn('status') && ours.holdUntil)
    return { reason: 'on_hold', hint: `It is on hold and will be approved by itself on ${ours.holdUntil.toISOString()}.` };
  if (differsIn('payout') && campaign?.payoutSource === 'fixed')
    return { reason: 'fixed_payout', hint: 'The campaign counts its fixed payout, whatever the postback says.' };
  return { reason: 'as_received', hint: 'Ours is what the postbacks said; see the explanation of the conversion.' };
}

function add(map: Map<string, PostbackEntry[]>, key: string, hit: PostbackEntry): void {
  const list = map.get(key);
  if (list) list.push(hit);
  else map.set(key, [hit]);
}
