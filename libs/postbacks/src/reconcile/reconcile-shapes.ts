import { z } from 'zod';
import { IMPORT_COLUMNS } from '../import/import-shapes.js';

const instant = z.iso
  .datetime({ offset: true, local: false })
  .or(z.iso.date())
  .transform((text) => Date.parse(text));
const idText = z
  .string()
  .regex(/^\d{1,9}$/, 'is not an id')
  .transform(Number);

/** `POST /conversions/reconcile` */
export const reconcileRequest = z
  .strictObject({
    csv: z.string().meta({ description: 'Their conversions: click_id, and at will txid, event, payout, currency, status' }),
    mapping: z.partialRecord(z.enum(IMPORT_COLUMNS), z.string().trim().min(1).max(100)).optional(),
    from: instant.meta({ description: 'Ours received from this instant on …' }),
    to: instant.meta({ description: '… and before this one have to stand in the file' }),
    campaign_id: idText.optional(),
  })
  .refine(({ from, to }) => from < to && to - from <= 93 * 86_400_000, 'from must lie before to, at most 93 days')
  .meta({ id: 'ReconcileRequest', example: { csv: 'click_id,txid,payout\npush_q06d…,120,5.00', from: '2026-11-01', to: '2026-12-01' } });
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
export type OurSide = z.infer<typeof ours>;

export const reconcileAnswer = z
  .object({
    rows: z.number(),
    agree: z.number(),
    they_have_count: z.number(),
    we_have_count: z.number(),
    differ_count: z.number(),
    they_have: z
      .array(theirs.extend({ ...why.shape, receipt: z.string().nullable() }))
      .meta({ description: 'At most 1,000; reason: what became of the hit here' }),
    we_have: z.array(ours.extend(why.shape)).meta({ description: 'At most 1,000' }),
    differ: z
      .array(
        z.object({ theirs, ours, fields: z.array(z.object({ field: z.string(), theirs: z.string(), ours: z.string() })), ...why.shape }),
      )
      .meta({ description: 'At most 1,000' }),
  })
  .meta({ id: 'ReconcileAnswer' });
export type ReconcileAnswer = z.infer<typeof reconcileAnswer>;
