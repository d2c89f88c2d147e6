import { z } from 'zod';
import { idText, instantText } from '#http';
import { importMapping, MAX_IMPORT_ROWS, mappingText } from '../import/import-shapes.js';

/** The most of our own conversions that a range may hold. */
export const MAX_OURS = 100_000;
/** How many of each list the JSON answer shows. */
export const LISTED = 1_000;
const LONGEST_DAYS = 93;
const DAY_MS = 86_400_000;

const csv = z.string().meta({
  description: `Their conversions, at most ${MAX_IMPORT_ROWS} rows: click_id, and at will txid, event, payout, currency, status`,
});
const from = instantText.meta({ description: 'Ours received from this instant on …' });
const to = instantText.meta({ description: '… and before this one have to stand in the file' });

/** `POST /conversions/reconcile?…`: with a CSV body everything stands here, with JSON only the format */
export const reconcileQuery = z.object({
  from: from.optional(),
  to: to.optional(),
  campaign_id: idText.optional(),
  mapping: mappingText.optional(),
  format: z
    .enum(['json', 'csv'])
    .default('json')
    .meta({ description: `json: counts and the first ${LISTED} of each list; csv: all rows of the three lists` }),
});
export type ReconcileQuery = z.infer<typeof reconcileQuery>;

export const reconcileRequest = z
  .strictObject({ csv: csv.or(z.instanceof(Uint8Array)), mapping: importMapping.optional(), from, to, campaign_id: idText.optional() })
  .refine(
    (range) => range.from < range.to && range.to - range.from <= LONGEST_DAYS * DAY_MS,
    `from must lie before to, at most ${LONGEST_DAYS} days`,
  );
export type ReconcileRequest = z.infer<typeof reconcileRequest>;

const why = z.object({ reason: z.string(), hint: z.string() });
const theirs = z.object({ row: z.number(), click_id: z.string(), txid: z.string().nullable(), payout: z.string().nullable() });
const ours = z.object({
  conversion_id: z.string(),
  click_id: z.string(),
  txid: z.string().nullable(),
  event: z.string(),
  status: z.string(),
  payout: z.string(),
  currency: z.string(),
});
const theyHave = theirs.extend({ ...why.shape, receipt: z.string().nullable() });
const weHave = ours.extend(why.shape);
const differ = z.object({
  theirs,
  ours,
  fields: z.array(z.object({ field: z.string(), theirs: z.string(), ours: z.string() })),
  ...why.shape,
});
export type OurSide = z.infer<typeof ours>;
export type TheirSide = z.infer<typeof theirs>;

export const reconcileAnswer = z
  .object({
    rows: z.number(),
    agree: z.number(),
    they_have_count: z.number(),
    we_have_count: z.number(),
    differ_count: z.number(),
    they_have: z.array(theyHave).meta({ description: `At most ${LISTED}; reason: what became of the hit here` }),
    we_have: z.array(weHave).meta({ description: `At most ${LISTED}` }),
    differ: z.array(differ).meta({ description: `At most ${LISTED}` }),
  })
  .meta({ id: 'ReconcileAnswer' });
export type ReconcileAnswer = z.infer<typeof reconcileAnswer>;
