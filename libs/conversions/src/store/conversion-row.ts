import { LINES, linesOf, plainArray, textArray } from '#database';
import { formatRate, parseRate, type ConversionStatus } from '#kernel';
import type { Conversion, ConversionKind } from '../conversion.js';

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
  hold_until: Date | null;
  counts: boolean;
  cost: string;
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
    holdUntil: row.hold_until,
    counts: row.counts,
    cost: BigInt(row.cost),
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

/** A column of conversions: how a batch of its values is written as one parameter, and how that parameter is read. */
interface Column {
  readonly name: string;
  /** type of an element, as `unnested` takes it */
  readonly type: string;
  /** further conversion of one element */
  readonly cast?: string;
  readonly write: (conversions: readonly Conversion[]) => string;
}

const plain = (name: string, type: string, of: (conversion: Conversion) => number | bigint | boolean | string | null): Column => ({
  name,
  type,
  write: (conversions) => plainArray(conversions.map(of)),
});
const text = (name: string, of: (conversion: Conversion) => string | null): Column => ({
  name,
  type: 'text',
  write: (conversions) => textArray(conversions.map(of)),
});

/** Every column in one place: insert and update are made from it. */
export const CONVERSION_COLUMNS: readonly Column[] = [
  plain('click_id', 'uuid', (c) => c.clickId),
  plain('id', 'uuid', (c) => c.id),
  text('imported_id', (c) => c.importedId),
  plain('campaign_id', 'int', (c) => c.campaignId),
  plain('offer_id', 'int', (c) => c.offerId),
  plain('source_id', 'int', (c) => c.sourceId),
  plain('receipt', 'uuid', (c) => c.receipt),
  plain('element', 'smallint', (c) => c.element),
  text('event', (c) => c.event),
  text('event_key', (c) => c.eventKey),
  text('txid', (c) => c.txid),
  plain('status', 'text', (c) => c.status),
  text('original_status', (c) => c.originalStatus),
  plain('kind', 'text', (c) => c.kind),
  plain('payout', 'bigint', (c) => c.payout),
  text('currency', (c) => c.currency),
  plain('payout_base', 'bigint', (c) => c.payoutBase),
  plain('rate', 'numeric', (c) => (c.rate === null ? null : formatRate(c.rate))),
  plain('sale_amount', 'bigint', (c) => c.saleAmount),
  plain('hold', 'boolean', (c) => c.hold),
  plain('hold_until', 'timestamptz', (c) => c.holdUntil?.toISOString() ?? null),
  plain('counts', 'boolean', (c) => c.counts),
  plain('cost', 'bigint', (c) => c.cost),
  plain('manual', 'boolean', (c) => c.manual),
  // An array per row: as its text, unnest would flatten it. Words of a closed set.
  {
    name: 'warnings',
    type: LINES,
    cast: 'text[]',
    write: (list) => linesOf(list.map((c) => `{${c.warnings.join(',')}}`)),
  },
  {
    name: 'custom',
    type: LINES,
    cast: 'jsonb',
    write: (list) => linesOf(list.map((c) => JSON.stringify(c.custom))),
  },
  plain('click_at', 'timestamptz', (c) => c.clickAt.toISOString()),
  plain('occurred_at', 'timestamptz', (c) => c.occurredAt.toISOString()),
  plain('received_at', 'timestamptz', (c) => c.receivedAt.toISOString()),
  plain('campaign_version', 'int', (c) => c.campaignVersion),
  plain('facts', 'int', (c) => c.facts),
  plain('version', 'int', (c) => c.version),
];

/** What a change of a conversion may change. */
export const CHANGEABLE = [
  'status',
  'original_status',
  'payout',
  'currency',
  'payout_base',
  'rate',
  'hold',
  'hold_until',
  'cost',
  'manual',
  'facts',
  'version',
] as const;
