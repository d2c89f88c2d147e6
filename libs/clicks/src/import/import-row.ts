import { createHash } from 'node:crypto';
import type { Campaign } from '#campaigns';
import { bytesFromUuid, firstUuidAt, uuidFromBytes, type ClickIds, type Micros } from '#kernel';
import { readCampaign, readCost, readExternalId, readInstant, readOffer, Refusal } from './read-cells.js';

/** A row that was not imported: number of the row (the first after the header is 1), a stable code and what to do about it. */
export interface RejectedRow {
  readonly row: number;
  readonly code: string;
  readonly message: string;
}

/** A row that can be imported. */
export interface ImportedClick {
  readonly externalId: string;
  readonly uuid: string;
  readonly clickedAtMs: number;
  readonly campaign: Campaign;
  readonly offerId: number;
  readonly costMicros: Micros;
  /** the row's other columns as a query, so that nothing of the row is lost */
  readonly query: string;
}

export interface ImportTools {
  readonly clickIds: Pick<ClickIds, 'read'>;
  readonly nowMs: number;
  readonly campaignOf: (id: number) => Campaign | undefined;
  readonly rateOf: (currency: string) => bigint | undefined;
}

const OWN_COLUMNS = new Set(['click_id', 'campaign_id', 'clicked_at', 'offer_id', 'cost']);

/**
 * Reads one row of an import.
 *
 * cells    by lower-case column name, texts as they stood in the file
 * returns  the click, or why the row is refused
 */
export function readImportRow(row: number, cells: Readonly<Record<string, string>>, tools: ImportTools): ImportedClick | RejectedRow {
  try {
    const externalId = readExternalId(cells['click_id'] ?? '', tools.clickIds);
    const campaign = readCampaign(cells['campaign_id'] ?? '', tools.campaignOf);
    const clickedAtMs = readInstant(cells['clicked_at'] ?? '', tools.nowMs);
    return {
      externalId,
      uuid: uuidOfImported(externalId, clickedAtMs, campaign.id),
      clickedAtMs,
      campaign,
      offerId: readOffer(cells['offer_id'] ?? '', campaign),
      costMicros: readCost(cells['cost'] ?? '', campaign, tools.rateOf),
      query: new URLSearchParams(Object.entries(cells).filter(([name, value]) => !OWN_COLUMNS.has(name) && value !== '')).toString(),
    };
  } catch (error) {
    if (error instanceof Refusal) return { row, code: error.code, message: error.message };
    throw error;
  }
}

/** The row's key: the same row always gets the same one, so that a repeated import is a no-op. Random bits are a hash of the external id. */
export function uuidOfImported(externalId: string, clickedAtMs: number, campaignNumber: number): string {
  const bytes = bytesFromUuid(firstUuidAt(clickedAtMs));
  bytes.writeUInt32BE(campaignNumber, 6);
  createHash('sha256').update('imported click\0').update(externalId).digest().copy(bytes, 10, 0, 6);
  return uuidFromBytes(bytes);
}
