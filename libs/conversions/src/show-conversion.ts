import { formatAmount, formatRate, type ClickIds, type Receipts } from '#kernel';
import { formatConversionId, type Conversion } from './conversion.js';
import type { ConversionJson } from './conversion-shapes.js';

/** Writes ids as people see them. */
export interface IdWriters {
  readonly clickIds: ClickIds;
  readonly receipts: Receipts;
}

export function showConversion(conversion: Conversion, { clickIds, receipts }: IdWriters): ConversionJson {
  return {
    id: formatConversionId(conversion.id),
    receipt: receipts.format(conversion.receipt, conversion.element),
    click_id: conversion.importedId ?? clickIds.format(conversion.clickId),
    campaign_id: String(conversion.campaignId),
    offer_id: conversion.offerId === 0 ? null : String(conversion.offerId),
    source_id: String(conversion.sourceId),
    event: conversion.event,
    txid: conversion.txid,
    status: conversion.status,
    original_status: conversion.originalStatus,
    hold: conversion.hold,
    hold_until: conversion.holdUntil?.toISOString() ?? null,
    counts: conversion.counts,
    manual: conversion.manual,
    kind: conversion.kind,
    payout: formatAmount(conversion.payout),
    currency: conversion.currency,
    payout_base: formatAmount(conversion.payoutBase),
    rate: conversion.rate === null ? null : formatRate(conversion.rate),
    sale_amount: conversion.saleAmount === null ? null : formatAmount(conversion.saleAmount),
    warnings: [...conversion.warnings],
    custom: { ...conversion.custom },
    clicked_at: conversion.clickAt.toISOString(),
    occurred_at: conversion.occurredAt.toISOString(),
    received_at: conversion.receivedAt.toISOString(),
    campaign_version: conversion.campaignVersion,
    version: conversion.version,
  };
}
