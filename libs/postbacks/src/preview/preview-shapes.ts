import { z } from 'zod';

/** `POST /postback-sources/preview` */
export const previewRequest = z
  .strictObject({
    request: z.string().min(1).max(16_384).meta({ description: 'A postback URL as the sender calls it, or its path and query' }),
    body: z.string().max(65_536).optional().meta({ description: 'Its body, for a POST' }),
    preset: z.string().max(40).optional().meta({ description: 'Read it with this preset instead of the recognised one' }),
    settings: z.record(z.string(), z.unknown()).optional().meta({ description: 'Settings of a postback source to try' }),
    source_id: z
      .string()
      .regex(/^\d{1,9}$/, 'is not an id')
      .transform(Number)
      .optional()
      .meta({ description: "Also show what this source's last 100 hits would get" }),
  })
  .meta({ id: 'PreviewRequest', example: { request: 'https://t.example/postback?subid=abc&transId=7&payout=0.50&status=1' } });
export type PreviewRequest = z.infer<typeof previewRequest>;

const verdict = z.object({ outcome: z.string(), reason: z.string().nullable() });

export const previewAnswer = z
  .object({
    preset: z.string(),
    title: z.string(),
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
      warnings: z.array(z.string()),
    }),
    hits: z.array(z.object({ receipt: z.string(), now: verdict, tried: verdict })).meta({
      description: 'The last 100 hits of the source: the verdict each has, and would get. What is accepted already would repeat itself',
    }),
  })
  .meta({ id: 'PreviewAnswer' });
export type PreviewAnswer = z.infer<typeof previewAnswer>;
