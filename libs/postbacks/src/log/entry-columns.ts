import { LINES, linesOf, plainArray, textArray, unnested } from '#database';
import type { PostbackEntry } from './postback-entry.js';

/** Rows of the log as one statement's parameters: `FROM ENTRY_UNNEST` with `entryValues`, $1 to $19. */
const COLUMNS = {
  id: 'uuid',
  element: 'smallint',
  received_at: 'timestamptz',
  outcome: 'text',
  reason: 'text',
  warnings: LINES,
  source_id: 'int',
  campaign_id: 'int',
  click_id: 'uuid',
  imported_id: 'text',
  click_text: 'text',
  conversion_id: 'uuid',
  event: 'text',
  txid: 'text',
  payout: 'bigint',
  currency: 'text',
  foreign_click: 'boolean',
  waiting_until: 'timestamptz',
  did_you_mean: 'text',
};
export const ENTRY_COLUMNS = Object.keys(COLUMNS).join(', ');
export const ENTRY_UNNEST = unnested(COLUMNS);

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
