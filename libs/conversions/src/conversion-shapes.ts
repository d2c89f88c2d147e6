import { z } from 'zod';
import { idText, instantText, pageQuery } from '#http';

const status = z.enum(['pending', 'approved', 'rejected']);

/** `GET /conversions?…` */
export const conversionSearch = pageQuery.extend({
  campaign_id: idText.optional().meta({ description: 'Only conversions of this campaign', example: '1' }),
  click_id: z.string().max(256).optional().meta({ description: 'Only conversions of this click' }),
  status: status.optional(),
  kind: z.enum(['conversion', 'adjustment']).optional(),
  event: z.string().max(100).optional().meta({ description: 'Only this event, in any letter case' }),
  txid: z.string().max(1020).optional().meta({ description: 'Only this transaction id, byte for byte' }),
  from: instantText.optional().meta({ description: 'First instant of receipt, ISO 8601', example: '2026-11-22T00:00:00.000Z' }),
  to: instantText.optional().meta({ description: 'End of receipt, not included' }),
});
export type ConversionSearch = z.infer<typeof conversionSearch>;

export const conversionShape = z
  .object({
    id: z.string(),
    receipt: z.string().meta({ description: 'Receipt of the postback that made it' }),
    click_id: z.string(),
    campaign_id: z.string(),
    offer_id: z.string().nullable(),
    source_id: z.string(),
    event: z.string(),
    txid: z.string().nullable(),
    status,
    original_status: z.string().nullable().meta({ description: 'The status word as it was sent' }),
    hold: z.boolean().meta({ description: "Pending because it is on hold: by the sender's word or for the hold period" }),
    hold_until: z
      .string()
      .nullable()
      .meta({ description: 'When its hold period ends and it is approved by itself; null: it does not wait for that' }),
    counts: z.boolean().meta({ description: 'false: of an event that adds to revenue, not to the number of conversions' }),
    manual: z.boolean().meta({ description: 'Status or payout were set by hand' }),
    kind: z.enum(['conversion', 'adjustment']),
    payout: z.string().meta({ description: 'Decimal, in `currency`' }),
    currency: z.string(),
    payout_base: z.string().meta({ description: 'Decimal, in BASE_CURRENCY' }),
    rate: z
      .string()
      .nullable()
      .meta({ description: 'Units of BASE_CURRENCY for one unit of `currency`; null: none was set, payout_base is 0' }),
    sale_amount: z.string().nullable(),
    warnings: z.array(z.string()),
    custom: z.record(z.string(), z.string()).meta({ description: 'Further parameters of the postback' }),
    clicked_at: z.string(),
    occurred_at: z.string().meta({ description: 'The accepted event time, else the time of receipt' }),
    received_at: z.string(),
    campaign_version: z.number(),
    version: z.number().meta({ description: 'Grows with every change' }),
  })
  .meta({
    id: 'Conversion',
    example: {
      id: 'cv_019ab5e0c1d07a2b9c3d4e5f60718293',
      receipt: 'pb_k06d…',
      click_id: 'push_q06d…',
      campaign_id: '1',
      offer_id: '1',
      source_id: '1',
      event: 'default',
      txid: '120',
      status: 'approved',
      original_status: null,
      hold: false,
      hold_until: null,
      counts: true,
      manual: false,
      kind: 'conversion',
      payout: '5.00',
      currency: 'USD',
      payout_base: '5.00',
      rate: '1',
      sale_amount: null,
      warnings: [],
      custom: {},
      clicked_at: '2026-11-22T12:00:00.000Z',
      occurred_at: '2026-11-22T13:00:00.000Z',
      received_at: '2026-11-22T13:00:00.000Z',
      campaign_version: 1,
      version: 1,
    },
  });
export type ConversionJson = z.infer<typeof conversionShape>;

/** `PATCH /conversions/{id}` */
export const conversionChange = z
  .strictObject({
    status: status.optional(),
    payout: z.string().optional().meta({ description: "Decimal, in the conversion's currency", example: '4.50' }),
    version: z.number().int().optional().meta({ description: 'Refuse the change when the conversion has another version meanwhile' }),
  })
  .refine(({ status: newStatus, payout }) => newStatus !== undefined || payout !== undefined, 'names neither status nor payout')
  .meta({ id: 'ConversionChange', example: { status: 'rejected' } });
export type ConversionChange = z.infer<typeof conversionChange>;
