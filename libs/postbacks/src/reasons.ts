/** Who has to act for such a hit to count next time. */
export type Actor = 'sender' | 'operator' | 'nobody';

export interface CatalogueEntry {
  readonly actor: Actor;
  /** one sentence: who has to change what */
  readonly hint: string;
}

/**
 * Every reason a hit can be rejected with, and the sentence its receipt shows. The one list: the type, the log,
 * the receipts and the page for advertisers all come from it.
 */
export const REASONS = {
  missing_click_id: {
    actor: 'sender',
    hint: 'The sender has to put our click id into the postback, as click_id or one of its other names; a body on GET is not read.',
  },
  unreplaced_macro: {
    actor: 'sender',
    hint: 'The sender has to replace the macro: the click id arrived as the placeholder itself, not as a value.',
  },
  malformed_click_id: {
    actor: 'sender',
    hint: 'The sender has to send back the click id exactly as received; this text is longer than any click id (256 characters).',
  },
  bad_click_signature: {
    actor: 'sender',
    hint: 'The sender has to send back the click id exactly as received; this one was altered or made up.',
  },
  unknown_click: {
    actor: 'sender',
    hint: 'The sender has to check which value it sends as click id; no click with this id is known here.',
  },
  click_expired_from_storage: {
    actor: 'operator',
    hint: 'The operator has to lengthen the retention of clicks if conversions this late shall count; the click was genuine but is no longer kept.',
  },
  ambiguous_click_id: { actor: 'sender', hint: 'The sender has to send one click id; this hit names two different clicks.' },
  duplicate: { actor: 'nobody', hint: 'Nobody has to do anything: this conversion was already counted.' },
  duplicate_conflict: {
    actor: 'operator',
    hint: 'The operator has to choose the repeat mode replace or add if a repeated postback may change the payout; it was already counted with another payout.',
  },
  missing_txid: { actor: 'sender', hint: 'The sender has to add a transaction id (txid); this campaign requires one.' },
  invalid_status_transition: {
    actor: 'sender',
    hint: 'The sender has to check the order of its statuses; the conversion may not go from its present status to this one.',
  },
  ignored_status: {
    actor: 'operator',
    hint: 'The operator has to map this status word in the postback source if it shall count; it is set to be ignored.',
  },
  outside_attribution_window: {
    actor: 'operator',
    hint: "The operator has to lengthen the campaign's attribution window if conversions this long after the click shall count.",
  },
  below_min_time_to_conversion: {
    actor: 'operator',
    hint: "The operator has to lower the campaign's minimum time to conversion if conversions this soon after the click shall count.",
  },
  event_before_click: {
    actor: 'sender',
    hint: 'The sender has to check the event time and its time zone (UTC is assumed); it lies before the click.',
  },
  over_cap: {
    actor: 'operator',
    hint: "The operator has to raise the campaign's daily conversion cap if more shall count; it was reached.",
  },
  campaign_inactive: {
    actor: 'operator',
    hint: 'The operator has to restore the campaign if its conversions shall count; it no longer exists here.',
  },
  advertiser_mismatch: {
    actor: 'sender',
    hint: 'The sender has to use the postback URL of the advertiser whose click this is; the key belongs to another advertiser.',
  },
  unknown_event: {
    actor: 'operator',
    hint: "The operator has to add this event name to the campaign's events or the postback source, or the sender has to send a known one.",
  },
  invalid_payout: { actor: 'sender', hint: 'The sender has to send the payout as a number such as 5.00; this text is none.' },
  payout_out_of_range: { actor: 'sender', hint: 'The sender has to check the payout; it is larger than allowed.' },
  unknown_currency: { actor: 'sender', hint: 'The sender has to send the currency as an ISO 4217 code such as USD; this is none.' },
  adjustment_without_original: {
    actor: 'sender',
    hint: 'The sender has to send the transaction id of the conversion to reverse; a negative amount found nothing to reverse.',
  },
  auth_missing: { actor: 'sender', hint: 'The sender has to add the token or signature agreed with the operator.' },
  auth_invalid: {
    actor: 'sender',
    hint: 'The sender has to correct the token or signature; it does not match, or it leaves out a part of what is claimed.',
  },
  ip_not_allowed: {
    actor: 'operator',
    hint: "The operator has to add the sender's address to the allow list of the postback source, or the sender has to send from an allowed one.",
  },
  https_required: { actor: 'sender', hint: 'The sender has to call the postback URL with https.' },
  manually_rejected: {
    actor: 'operator',
    hint: 'The operator has to approve the conversion again if it shall count; it was rejected by hand.',
  },
  malformed_body: {
    actor: 'sender',
    hint: 'The sender has to send a valid body (JSON, form or multipart form); this one could not be read.',
  },
  malformed_encoding: { actor: 'sender', hint: 'The sender has to encode the values as UTF-8 with correct percent escapes.' },
  encrypted_body_no_key: {
    actor: 'operator',
    hint: 'The operator has to set the decryption key of the postback source and give the sender its keyed URL; the body is encrypted.',
  },
  body_too_deep: { actor: 'sender', hint: 'The sender has to send flat parameters; the JSON body is nested deeper than 16 levels.' },
  too_many_params: { actor: 'sender', hint: 'The sender has to send at most 100 parameters, and at most 500 elements in a JSON array.' },
  unsupported_encoding: {
    actor: 'sender',
    hint: 'The sender has to send the body as UTF-8, plain or compressed with gzip, deflate or br.',
  },
  body_too_large: { actor: 'sender', hint: 'The sender has to send at most 64 KiB; larger bodies are kept in part and not read.' },
  unknown_source: { actor: 'sender', hint: 'The sender has to check the postback URL; the key in its path is not known.' },
  safe_method: {
    actor: 'sender',
    hint: 'The sender has to use GET or POST; HEAD is answered for link checkers and never makes a conversion.',
  },
  test: { actor: 'nobody', hint: 'Nobody has to do anything: this was a test, shown in the log and never counted.' },
} as const satisfies Record<string, CatalogueEntry>;

export type Reason = keyof typeof REASONS;

/** Every warning: the hit counts, and the log shows what was odd about it. */
export const WARNINGS = {
  missing_payout: { actor: 'sender', hint: 'No payout was sent and the campaign has no default; counted with 0.' },
  click_row_missing: {
    actor: 'operator',
    hint: 'The click id is genuine but its click was never stored; counted on the campaign in the id, without its dimensions.',
  },
  case_repaired: { actor: 'sender', hint: 'The click id came back in other letter case.' },
  rounded: { actor: 'sender', hint: 'The payout had more than 6 decimals and was rounded.' },
  ambiguous_number: {
    actor: 'operator',
    hint: 'One comma and three digits: read as thousands. Set the decimal style of the postback source to be sure.',
  },
  duplicate_parameter: { actor: 'sender', hint: 'A parameter was sent more than once; the first usable value counts.' },
  conflicting_parameter: {
    actor: 'sender',
    hint: 'Two places give different values; the query wins over the body, the currency parameter over the one in the amount.',
  },
  double_encoded: { actor: 'sender', hint: 'A value was percent-encoded twice.' },
  html_entity_repair: { actor: 'sender', hint: 'The URL was damaged by HTML (&amp; or &curren); repaired.' },
  second_question_mark: { actor: 'sender', hint: 'The URL holds a second question mark; what follows it was cut.' },
  stripped_quotes: { actor: 'sender', hint: 'A value came in quotation marks.' },
  trailing_junk: { actor: 'sender', hint: 'A value ended in a stray character, which was cut.' },
  unreplaced_macro: { actor: 'sender', hint: 'A parameter still held its placeholder; it counts as not sent.' },
  unknown_currency: {
    actor: 'operator',
    hint: 'No rate is set for this currency; the amount is kept, and counts 0 in totals until a rate is set and the hit replayed.',
  },
  unmapped_status: { actor: 'operator', hint: 'This status word is not mapped; counted as pending.' },
  event_time_conflict: { actor: 'sender', hint: 'Two event times disagree; the unix one wins.' },
  future_event_time: { actor: 'sender', hint: 'The event time lies in the future; the time of receipt was used.' },
} as const satisfies Record<string, CatalogueEntry>;

export type Warning = keyof typeof WARNINGS;

/**
 * The sentence for a receipt or a log entry: the reason's hint, and what a misspelt parameter was probably meant to be.
 * null when there is nothing to say.
 */
export function hintOf(reason: Reason | null, didYouMean: string | null = null): string | null {
  const sentences = [reason === null ? null : REASONS[reason].hint, didYouMean].filter((sentence) => sentence !== null);
  return sentences.length === 0 ? null : sentences.join(' ');
}

export function isReason(text: string): text is Reason {
  return Object.hasOwn(REASONS, text);
}
