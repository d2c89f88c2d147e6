import { z } from 'zod';
import { idText } from '#http';
import { reasonShape } from '../log/postback-shapes.js';

export const PREVIEW_HITS = 100;

/** `POST /postback-sources/preview` */
export const previewRequest = z
  .strictObject({
    request: z.string().min(1).max(81_920).optional().meta({
      description:
        'What the sender sends: a URL, its path and query, a whole HTTP request, a curl command, or a body. Without it, the newest stored hit',
    }),
    body: z.string().max(65_536).optional().meta({ description: 'Its body, for a POST whose request is only a URL' }),
    preset: z.string().max(40).optional().meta({ description: 'Read it with this preset instead of the recognised one' }),
    settings: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description: 'Settings of a postback source to try; without them, those of the source with the proposed ones laid over' }),
    source_id: idText.optional().meta({ description: "Also show what this source's last 100 hits would get" }),
    campaign_id: idText
      .optional()
      .meta({ description: "Also show what this campaign's last 100 hits would get; its source is the one to be changed" }),
    receipts: z
      .array(z.string().max(100))
      .min(1)
      .max(PREVIEW_HITS)
      .optional()
      .meta({ description: 'Only these hits; with source_id for hits that found no source: they are tried as if sent to its door' }),
    filter: z
      .strictObject({ outcome: z.enum(['waiting', 'accepted', 'rejected']).optional(), reason: reasonShape.optional() })
      .optional()
      .meta({ description: 'Only such hits of the source or campaign' }),
  })
  .meta({ id: 'PreviewRequest', example: { request: 'https://t.example/postback?subid=abc&transId=7&payout=0.50&status=1' } });
export type PreviewRequest = z.infer<typeof previewRequest>;

const confidence = z.enum(['certain', 'likely', 'possible', 'none']);
const verdict = z.object({
  outcome: z.string(),
  reason: z.string().nullable(),
  event: z.string().nullable(),
  txid: z.string().nullable(),
  payout: z.string().nullable(),
  currency: z.string().nullable(),
});
export type PreviewVerdict = z.infer<typeof verdict>;
const bareVerdict = verdict.pick({ outcome: true, reason: true });

export const previewAnswer = z
  .object({
    preset: z.string(),
    title: z.string(),
    confidence,
    because: z.array(z.string()).meta({ description: 'What speaks for this preset' }),
    alternatives: z.array(z.object({ preset: z.string(), title: z.string(), confidence, because: z.array(z.string()) })),
    proposal: z
      .object({
        preset: z.string(),
        settings: z
          .record(z.string(), z.unknown())
          .meta({ description: 'To be laid over the settings of the source; empty: the preset is enough' }),
        notes: z.array(z.object({ setting: z.string(), because: z.string() })),
      })
      .meta({ description: 'Names, status words, units and decimal style that the preset and the settings in force do not bring' }),
    mapping: z
      .array(z.object({ role: z.string(), name: z.string(), value: z.string() }))
      .meta({ description: 'Which parameter is read as what' }),
    reads: z.object({
      click_id: z.string().nullable(),
      event: z.string(),
      txid: z.string().nullable(),
      status: z.string(),
      payout: z.string().nullable(),
      currency: z.string().nullable(),
      sale_amount: z.string().nullable(),
      event_time: z.string().nullable(),
      warnings: z.array(z.string()),
    }),
    hits: z.array(z.object({ receipt: z.string(), now: verdict, tried: verdict, differs: z.boolean() })).meta({
      description:
        'At most 100 stored hits, newest first: the verdict each has, and would get if it came today for the first time. Accepted ones are decided again too, without the conversions they made',
    }),
    summary: z.object({
      examined: z.number(),
      differ: z.number(),
      accepted_now: z.number(),
      accepted_tried: z.number(),
      changes: z.array(z.object({ from: bareVerdict, to: bareVerdict, count: z.number() })),
    }),
  })
  .meta({ id: 'PreviewAnswer' });
export type PreviewAnswer = z.infer<typeof previewAnswer>;
