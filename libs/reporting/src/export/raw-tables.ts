import { CLICK_FLAG } from '#clicks';
import { formatConversionId } from '#conversions';
import { formatAmount } from '#kernel';
import { safeText, type Cell } from './csv-stream.js';
import type { ExportWriters } from './export-writers.js';
import type { RawClick, RawConversion, RawDimensions } from './raw-rows.store.js';

const SUBS = Array.from({ length: 20 }, (_, at) => at);
const DIMENSIONS = [
  'campaign_id',
  'campaign',
  'offer_id',
  'offer',
  'landing_page_id',
  'landing_page',
  'supply_id',
  'site_id',
  'creative_id',
  'source',
  'country',
  'region',
  'city',
  'device',
  'model',
  'os',
  'browser',
  'language',
  'referrer',
  ...SUBS.map((at) => `sub${at + 1}`),
];

export interface RawTable<Row> {
  readonly columns: readonly string[];
  record(row: Row, writers: ExportWriters): Cell[];
}

/** withExternal: also the traffic source's own click id, which is no business of advertisers */
export function clicksTable(withExternal: boolean): RawTable<RawClick> {
  return {
    columns: ['click_id', 'clicked_at', ...DIMENSIONS, ...(withExternal ? ['external_id'] : []), 'cost', 'currency', 'flags'],
    record: (row, { clickIds, currency }) => [
      safeText(row.imported_id ?? clickIds.format(row.id)),
      row.at.toISOString(),
      ...dimensionCells(row),
      ...(withExternal ? [safeText(row.external_id ?? '')] : []),
      formatAmount(BigInt(row.cost)),
      currency,
      Object.entries(CLICK_FLAG)
        .filter(([, bit]) => (row.flags & bit) !== 0)
        .map(([name]) => name)
        .join(' '),
    ],
  };
}

export const CONVERSIONS_TABLE: RawTable<RawConversion> = {
  columns: [
    'conversion_id',
    'receipt',
    'click_id',
    'clicked_at',
    'occurred_at',
    'received_at',
    'event',
    'txid',
    'kind',
    'status',
    'original_status',
    'payout',
    'currency',
    'payout_base',
    'base_currency',
    ...DIMENSIONS,
  ],
  record: (row, { clickIds, receipts, currency }) => [
    formatConversionId(row.id),
    receipts.format(row.receipt, row.element),
    safeText(row.imported_id ?? clickIds.format(row.click_id)),
    row.click_at.toISOString(),
    row.occurred_at.toISOString(),
    row.received_at.toISOString(),
    safeText(row.event),
    safeText(row.txid ?? ''),
    row.kind,
    row.status,
    safeText(row.original_status ?? ''),
    formatAmount(BigInt(row.payout)),
    row.currency,
    formatAmount(BigInt(row.payout_base)),
    currency,
    ...dimensionCells(row),
  ],
};

function dimensionCells({ campaign_id, campaign, offer_id, offer, landing_page_id, landing_page, texts, subs }: RawDimensions): Cell[] {
  const { supply_id, site_id, creative_id, source_id, country, region_id, city_id, device, model_id, os, browser, language, referrer_id } =
    texts;
  const own = [
    supply_id,
    site_id,
    creative_id,
    source_id,
    country,
    region_id,
    city_id,
    device,
    model_id,
    os,
    browser,
    language,
    referrer_id,
  ];
  return [
    campaign_id,
    safeText(campaign ?? ''),
    offer_id === 0 ? null : offer_id,
    safeText(offer ?? ''),
    landing_page_id === 0 ? null : landing_page_id,
    safeText(landing_page ?? ''),
    ...own.map(safeText),
    ...SUBS.map((at) => safeText(subs[at] ?? '')),
  ];
}
