import { formatConversionId } from '#conversions';
import type { Receipts } from '#kernel';
import { hintOf, isReason } from '../reasons.js';
import type { DecidedRow } from './import-decider.js';
import type { ImportRowResult } from './import-shapes.js';

/** The reason of rows that are no rows. */
const MALFORMED_ROW = 'malformed_row';

/** A row's result as it is kept. */
export interface StoredRowResult {
  readonly row: number;
  readonly outcome: string;
  readonly reason: string | null;
  readonly warnings: readonly string[];
  /** uuid of the hit */
  readonly receipt: string | null;
  readonly element: number | null;
  readonly conversionId: string | null;
}

export function resultOf({ row, entry }: DecidedRow): StoredRowResult {
  if (!entry) return { row, outcome: 'rejected', reason: MALFORMED_ROW, warnings: [], receipt: null, element: null, conversionId: null };
  const { outcome, reason, warnings, id, element, conversionId } = entry;
  return { row, outcome, reason, warnings, receipt: id, element, conversionId };
}

/** dryRun  its receipts and conversions were never written */
export function showImportRow(result: StoredRowResult, receipts: Receipts, dryRun: boolean): ImportRowResult {
  const { row, outcome, reason, receipt, element, conversionId } = result;
  return {
    row,
    outcome: outcome as ImportRowResult['outcome'],
    reason: reason as ImportRowResult['reason'],
    hint: hintOfRow(reason),
    warnings: result.warnings as ImportRowResult['warnings'],
    receipt: dryRun || receipt === null ? null : receipts.format(receipt, element ?? 0),
    conversion_id: dryRun || conversionId === null ? null : formatConversionId(conversionId),
  };
}

function hintOfRow(reason: string | null): string | null {
  if (reason === MALFORMED_ROW) return 'The row cannot be read as CSV, or is longer than 60,000 bytes.';
  return reason !== null && isReason(reason) ? hintOf(reason) : null;
}
