import { isReason, type Warning } from '../reasons.js';
import type { PostbackEntry } from './postback-entry.js';

/** A row of postbacks as the driver gives it. */
export interface PostbackRow {
  id: string;
  element: number;
  received_at: Date;
  outcome: 'waiting' | 'accepted' | 'rejected';
  reason: string | null;
  warnings: string[];
  source_id: number | null;
  campaign_id: number | null;
  click_id: string | null;
  imported_id: string | null;
  click_text: string | null;
  conversion_id: string | null;
  event: string | null;
  txid: string | null;
  payout: string | null;
  currency: string | null;
  foreign_click: boolean;
  did_you_mean: string | null;
  waiting_until: Date | null;
  replay_id: string | null;
}

export function entryOfRow(row: PostbackRow): PostbackEntry {
  return {
    id: row.id,
    element: row.element,
    receivedAt: row.received_at,
    outcome: row.outcome,
    reason: row.reason !== null && isReason(row.reason) ? row.reason : null,
    warnings: row.warnings as Warning[],
    sourceId: row.source_id,
    campaignId: row.campaign_id,
    clickUuid: row.click_id,
    importedId: row.imported_id,
    clickText: row.click_text,
    conversionId: row.conversion_id,
    event: row.event,
    txid: row.txid,
    payoutMicros: row.payout === null ? null : BigInt(row.payout),
    currency: row.currency,
    foreignClick: row.foreign_click,
    didYouMean: row.did_you_mean,
    waitingUntil: row.waiting_until,
    replayId: row.replay_id,
  };
}
