import { formatRate, parseRate, type ConversionStatus } from '#kernel';
import type { Conversion, ConversionKind } from './conversion.js';

/** A row of conversions as the driver gives it. */
export interface ConversionRow {
  click_id: string;
  id: string;
  imported_id: string | null;
  campaign_id: number;
  offer_id: number;
  source_id: number;
  receipt: string;
  element: number;
  event: string;
  event_key: string;
  txid: string | null;
  status: ConversionStatus;
  original_status: string | null;
  kind: ConversionKind;
  payout: string;
  currency: string;
  payout_base: string;
  rate: string | null;
  sale_amount: string | null;
  hold: boolean;
  manual: boolean;
  warnings: string[];
  custom: Record<string, string>;
  click_at: Date;
  occurred_at: Date;
  received_at: Date;
  campaign_version: number;
  facts: number;
  version: number;
}

export function conversionOfRow(row: ConversionRow): Conversion {
  return {
    clickId: row.click_id,
    id: row.id,
    importedId: row.imported_id,
    campaignId: row.campaign_id,
    offerId: row.offer_id,
    sourceId: row.source_id,
    receipt: row.receipt,
    element: row.element,
    event: row.event,
    eventKey: row.event_key,
    txid: row.txid,
    status: row.status,
    originalStatus: row.original_status,
    kind: row.kind,
    payout: BigInt(row.payout),
    currency: row.currency,
    payoutBase: BigInt(row.payout_base),
    rate: row.rate === null ? null : (parseRate(row.rate) ?? null),
    saleAmount: row.sale_amount === null ? null : BigInt(row.sale_amount),
    hold: row.hold,
    manual: row.manual,
    warnings: row.warnings,
    custom: row.custom,
    clickAt: row.click_at,
    occurredAt: row.occurred_at,
    receivedAt: row.received_at,
    campaignVersion: row.campaign_version,
    facts: row.facts,
    version: row.version,
  };
}

/** A column of conversions: its name, its array's type as a parameter, how a row's value is written, and how it is read back. */
interface Column {
  readonly name: string;
  readonly parameter: string;
  readonly cast?: string;
  readonly of: (conversion: Conversion) => unknown;
}

/** Every column in one place: insert and update are made from it. Arrays travel as texts: unnest would flatten them. */
export const CONVERSION_COLUMNS: readonly Column[] = [
  { name: 'click_id', parameter: 'uuid', of: (c) => c.clickId },
  { name: 'id', parameter: 'uuid', of: (c) => c.id },
  { name: 'imported_id', parameter: 'text', of: (c) => c.importedId },
  { name: 'campaign_id', parameter: 'int', of: (c) => c.campaignId },
  { name: 'offer_id', parameter: 'int', of: (c) => c.offerId },
  { name: 'source_id', parameter: 'int', of: (c) => c.sourceId },
  { name: 'receipt', parameter: 'uuid', of: (c) => c.receipt },
  { name: 'element', parameter: 'smallint', of: (c) => c.element },
  { name: 'event', parameter: 'text', of: (c) => c.event },
  { name: 'event_key', parameter: 'text', of: (c) => c.eventKey },
  { name: 'txid', parameter: 'text', of: (c) => c.txid },
  { name: 'status', parameter: 'text', of: (c) => c.status },
  { name: 'original_status', parameter: 'text', of: (c) => c.originalStatus },
  { name: 'kind', parameter: 'text', of: (c) => c.kind },
  { name: 'payout', parameter: 'bigint', of: (c) => c.payout },
  { name: 'currency', parameter: 'text', of: (c) => c.currency },
  { name: 'payout_base', parameter: 'bigint', of: (c) => c.payoutBase },
  { name: 'rate', parameter: 'numeric', of: (c) => (c.rate === null ? null : formatRate(c.rate)) },
  { name: 'sale_amount', parameter: 'bigint', of: (c) => c.saleAmount },
  { name: 'hold', parameter: 'boolean', of: (c) => c.hold },
  { name: 'manual', parameter: 'boolean', of: (c) => c.manual },
  // Names of our own closed set: no quoting needed.
  { name: 'warnings', parameter: 'text', cast: 'text[]', of: (c) => `{${c.warnings.join(',')}}` },
  { name: 'custom', parameter: 'text', cast: 'jsonb', of: (c) => JSON.stringify(c.custom) },
  { name: 'click_at', parameter: 'timestamptz', of: (c) => c.clickAt.toISOString() },
  { name: 'occurred_at', parameter: 'timestamptz', of: (c) => c.occurredAt.toISOString() },
  { name: 'received_at', parameter: 'timestamptz', of: (c) => c.receivedAt.toISOString() },
  { name: 'campaign_version', parameter: 'int', of: (c) => c.campaignVersion },
  { name: 'facts', parameter: 'int', of: (c) => c.facts },
  { name: 'version', parameter: 'int', of: (c) => c.version },
];

/** What a change of a conversion may change. */
export const CHANGEABLE = ['status', 'original_status', 'payout', 'currency', 'payout_base', 'rate', 'hold', 'manual', 'facts', 'version'] as const;
