import { Inject, Injectable } from '@nestjs/common';
import { formatConversionId } from '#conversions';
import { Database } from '#database';
import { Receipts, type Outcome } from '#kernel';
import type { PostbackEntry } from '../log/postback-entry.js';
import { PostbackStore } from '../log/postback.store.js';
import { hintOf, type Reason, type Warning } from '../reasons.js';

/** A receipt as the public sees it. */
export interface ReceiptAnswer {
  readonly receipt: string;
  readonly received_at: string;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly hint: string | null;
  readonly warnings: readonly Warning[];
  readonly conversion_id: string | null;
}

/** Reads receipts. A receipt proves itself, so even one whose hit is not decided yet is known to be ours. */
@Injectable()
export class ReceiptDesk {
  constructor(
    private readonly db: Database,
    private readonly log: PostbackStore,
    @Inject(Receipts) private readonly receipts: Receipts,
  ) {}

  /** undefined: forged, or an element its hit does not have */
  async read(text: string): Promise<ReceiptAnswer | undefined> {
    const reading = this.receipts.read(text);
    if (!reading) return undefined;
    const entry = await this.log.find(this.db, reading.uuid, reading.element);
    if (entry) return decided(text, entry);
    if (reading.element > 0 && (await this.log.find(this.db, reading.uuid, 0))) return undefined;
    return {
      receipt: text,
      received_at: new Date(reading.receivedAtMs).toISOString(),
      outcome: 'pending',
      reason: null,
      hint: null,
      warnings: [],
      conversion_id: null,
    };
  }
}

/** Another advertiser's click looks exactly like an unknown one. */
function decided(receipt: string, entry: PostbackEntry): ReceiptAnswer {
  const reason = entry.foreignClick ? 'unknown_click' : entry.reason;
  return {
    receipt,
    received_at: entry.receivedAt.toISOString(),
    outcome: entry.outcome,
    reason,
    hint: hintOf(reason, entry.foreignClick ? null : entry.didYouMean),
    warnings: entry.foreignClick ? [] : entry.warnings,
    conversion_id: entry.conversionId === null || entry.foreignClick ? null : formatConversionId(entry.conversionId),
  };
}
