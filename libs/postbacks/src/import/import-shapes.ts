import { z } from 'zod';
import { reasonShape, warningShape } from '../log/postback-shapes.js';

/** Columns that mean something; others are kept with the conversion. */
export const IMPORT_COLUMNS = ['click_id', 'payout', 'currency', 'event', 'txid', 'status', 'occurred_at'] as const;
export const MAX_IMPORT_ROWS = 50_000;
/** Rows whose results are listed one by one. */
export const LISTED_ROWS = 10_000;

export const importMapping = z.partialRecord(z.enum(IMPORT_COLUMNS), z.string().trim().min(1).max(100));
export type ColumnMapping = z.infer<typeof importMapping>;

/** What their file calls the click id; columns are read in lower case. */
export function clickColumnOf(columns: ColumnMapping): string {
  return (columns.click_id ?? 'click_id').toLowerCase();
}

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** A mapping in a query. */
export const mappingText = z
  .string()
  .max(2_000)
  .transform((text) => Object.fromEntries(text.split(',').map((pair) => pair.split(/:(.*)/s).slice(0, 2))) as unknown)
  .pipe(importMapping)
  .meta({ description: 'Our column, a colon, theirs; separated by commas', example: 'click_id:SubID,payout:Commission' });

/** `?dry_run=true&mapping=click_id:SubID,payout:Commission`, for a body that is the file itself */
export const importQuery = z.object({
  dry_run: flag.optional(),
  background: flag.optional().meta({ description: 'true: answer 202 at once and work through the file meanwhile' }),
  mapping: mappingText.optional(),
});
export type ImportQuery = z.infer<typeof importQuery>;

export const importBody = z.strictObject({
  csv: z.string(),
  mapping: importMapping.optional(),
  dry_run: z.boolean().optional(),
  background: z.boolean().optional(),
});

export const importRowResult = z.object({
  row: z.number().meta({ description: '1 is the first after the header' }),
  outcome: z.enum(['accepted', 'waiting', 'rejected']),
  reason: reasonShape.or(z.literal('malformed_row')).nullable(),
  hint: z.string().nullable(),
  warnings: z.array(warningShape),
  receipt: z.string().nullable(),
  conversion_id: z.string().nullable(),
});
export type ImportRowResult = z.infer<typeof importRowResult>;

export const importAnswer = z
  .object({
    dry_run: z.boolean(),
    rows: z.number(),
    accepted: z.number(),
    waiting: z.number(),
    rejected: z.number(),
    results: z.array(importRowResult).meta({ description: 'In order of the file, at most 10,000' }),
  })
  .meta({ id: 'ConversionImportResult' });
export type ImportAnswer = z.infer<typeof importAnswer>;
