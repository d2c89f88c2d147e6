import { z } from 'zod';
import { conversionShape } from '#conversions';
import { idText, instantText, pageQuery } from '#http';
import { REASONS, WARNINGS, type Reason, type Warning } from '../reasons.js';

export const reasonShape = z.enum(Object.keys(REASONS) as [Reason, ...Reason[]]);
export const warningShape = z.enum(Object.keys(WARNINGS) as [Warning, ...Warning[]]);
const outcome = z.enum(['pending', 'waiting', 'accepted', 'rejected']);

/** `GET /postbacks?…` */
export const postbackSearch = pageQuery.extend({
  outcome: z.enum(['waiting', 'accepted', 'rejected']).optional(),
  reason: reasonShape.optional(),
  click_id: z.string().max(256).optional().meta({ description: 'Only hits about this click, or that sent this text as click id' }),
  campaign_id: z
    .literal('none')
    .or(idText)
    .optional()
    .meta({ description: 'Only hits of this campaign; `none`: hits that found no campaign', example: '1' }),
  source_id: idText.optional(),
  replay_id: z.uuid().optional().meta({ description: 'Only hits that this replay gave another verdict' }),
  from: instantText
    .optional()
    .meta({ description: 'First instant, ISO 8601; 7 days before `to` when left out', example: '2026-11-22T00:00:00.000Z' }),
  to: instantText.optional().meta({ description: 'End, not included; now when left out. At most 92 days after `from`' }),
});
export type PostbackSearch = z.infer<typeof postbackSearch>;

const fields = {
  receipt: z.string().meta({ description: 'With .1, .2, … for the elements of a JSON array' }),
  received_at: z.string(),
  outcome,
  reason: reasonShape.nullable(),
  hint: z.string().nullable().meta({ description: 'Who has to change what' }),
  warnings: z.array(warningShape),
  conversion_id: z.string().nullable().meta({ description: 'The conversion it made, changed or repeats' }),
  click_id: z.string().nullable().meta({ description: 'As sent, when no click was found' }),
  campaign_id: z.string().nullable(),
  source_id: z.string().nullable(),
  event: z.string().nullable(),
  txid: z.string().nullable(),
  payout: z.string().nullable(),
  currency: z.string().nullable(),
  replay_id: z.string().nullable().meta({ description: 'The replay that gave it this verdict; null: judged as it came' }),
};
const entryExample = {
  receipt: 'pb_k06d…',
  received_at: '2026-11-22T13:00:00.000Z',
  outcome: 'rejected',
  reason: 'duplicate',
  hint: REASONS.duplicate.hint,
  warnings: [],
  conversion_id: 'cv_019ab5e0c1d07a2b9c3d4e5f60718293',
  click_id: 'push_q06d…',
  campaign_id: '1',
  source_id: '1',
  event: 'default',
  txid: '120',
  payout: '5.00',
  currency: 'USD',
  replay_id: null,
};

export const postbackShape = z.object(fields).meta({ id: 'Postback', example: entryExample });
export type PostbackJson = z.infer<typeof postbackShape>;

const step = z.object({
  element: z.number().optional(),
  name: z.string(),
  input: z.record(z.string(), z.unknown()).optional(),
  result: z.string(),
});

export const postbackDetailShape = z
  .object({
    ...fields,
    would_be: z
      .object({ outcome: z.string(), reason: z.string().nullable() })
      .nullable()
      .meta({ description: 'Of a test: what the verdict would have been' }),
    raw: z
      .object({
        method: z.string(),
        url: z.string(),
        headers: z.array(z.tuple([z.string(), z.string()])).meta({ description: 'As on the wire, in order' }),
        body_base64: z.string().nullable().meta({ description: 'The first 64 KiB; of a compressed body that holds secrets, its content' }),
        body_size: z.number(),
        ip: z.string().nullable(),
      })
      .nullable()
      .meta({ description: 'Secrets are replaced by ***; null once retention has dropped it' }),
    steps: z.array(step).meta({ description: 'Every step of the decision, in order' }),
  })
  .meta({
    id: 'PostbackDetail',
    example: {
      ...entryExample,
      would_be: null,
      raw: {
        method: 'GET',
        url: '/postback?click_id=push_q06d…&payout=5&txid=120',
        headers: [['Host', 'tracker.example']],
        body_base64: null,
        body_size: 0,
        ip: '203.0.113.7',
      },
      steps: [{ name: 'decide-repeat', input: { repeat_mode: 'ignore', txid: '120' }, result: 'duplicate' }],
    },
  });
export type PostbackDetailJson = z.infer<typeof postbackDetailShape>;

/** A conversion with the hits that made, changed or repeated it. */
export const explainedConversionShape = conversionShape
  .extend({ explanation: z.array(postbackDetailShape).meta({ description: 'Hits about it, oldest first, each with its steps' }) })
  .meta({ id: 'ExplainedConversion' });
export type ExplainedConversionJson = z.infer<typeof explainedConversionShape>;
