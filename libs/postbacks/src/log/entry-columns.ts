import { linesOf, plainArray, textArray } from '#database';
import type { PostbackEntry } from './postback-entry.js';

/** Rows of the log as one statement's parameters: `FROM ENTRY_UNNEST` with `entryValues`, $1 to $19. */
export const ENTRY_COLUMNS = `id, element, received_at, outcome, reason, warnings, source_id, campaign_id, click_id, imported_id, click_text, conversion_id,
  event, txid, payout, currency, foreign_click, waiting_until, did_you_mean`;
export const ENTRY_UNNEST = `unnest($1::uuid[], $2::smallint[], $3::timestamptz[], $4::text[], $5::text[],
  string_to_array($6, E'\\n'), $7::int[], $8::int[], $9::uuid[], $10::text[],
  $11::text[], $12::uuid[], $13::text[], $14::text[], $15::bigint[], $16::text[], $17::boolean[], $18::timestamptz[], $19::text[]) u(${ENTRY_COLUMNS})`;

export function entryValues(entries: readonly PostbackEntry[]): unknown[] {
  const plain = (of: (entry: PostbackEntry) => string | number | bigint | boolean | null | undefined) => plainArray(entries.map(of));
  const text = (of: (entry: PostbackEntry) => string | null) => textArray(entries.map(of));
  return [
    plain(({ id }) => id),
    plain(({ element }) => element),
    plain(({ receivedAt }) => receivedAt.toISOString()),
    plain(({ outcome }) => outcome),
    plain(({ reason }) => reason),
    linesOf(entries.map(({ warnings }) => `{${warnings.join(',')}}`)),
    plain(({ sourceId }) => sourceId),
    plain(({ campaignId }) => campaignId),
    plain(({ clickUuid }) => clickUuid),
    text(({ importedId }) => importedId),
    text(({ clickText }) => clickText),
    plain(({ conversionId }) => conversionId),
    text(({ event }) => event),
    text(({ txid }) => txid),
    plain(({ payoutMicros }) => payoutMicros),
    text(({ currency }) => currency),
    plain(({ foreignClick }) => foreignClick),
    plain(({ waitingUntil }) => waitingUntil?.toISOString()),
    text(({ didYouMean }) => didYouMean),
  ];
}
