import { z } from 'zod';
import { postbackDetailShape } from '../log/postback-shapes.js';

export const LONGEST_WAIT_MS = 10_000;

/** `POST /campaigns/{id}/test-postback` */
export const testPostbackRequest = z
  .strictObject({
    click_id: z
      .string()
      .trim()
      .min(1)
      .max(256)
      .optional()
      .meta({ description: 'A click of the campaign; without it a fresh id is signed' }),
    event: z.string().trim().min(1).max(100).optional(),
    txid: z.string().trim().min(1).max(255).optional().meta({ description: 'Without it a new one' }),
    payout: z
      .string()
      .regex(/^-?\d{1,12}(\.\d{1,6})?$/, 'is not a decimal such as "5.00"')
      .optional()
      .meta({ description: "Without it the event's, campaign's or offer's payout", example: '5.00' }),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'is not an ISO 4217 code such as USD')
      .optional(),
    status: z.enum(['pending', 'approved', 'rejected']).optional().meta({ description: "Sent as the source's word for it" }),
    wait_ms: z
      .number()
      .int()
      .min(0)
      .max(LONGEST_WAIT_MS)
      .default(3_000)
      .meta({ description: 'How long to wait for the verdict before answering without' }),
  })
  .default({ wait_ms: 3_000 })
  .meta({ id: 'TestPostbackRequest', example: { event: 'sale', payout: '5.00' } });
export type TestPostbackRequest = z.infer<typeof testPostbackRequest>;

const note = z.object({ code: z.enum(['ip', 'https', 'encryption']), message: z.string() });

export const testPostbackAnswer = z
  .object({
    method: z.enum(['GET', 'POST']),
    url: z.string().meta({ description: 'The postback as it was sent, by its public address. Secrets are replaced by ***' }),
    request_body: z.string().nullable().meta({ description: 'When the source signs bodies: a form, secrets replaced by ***' }),
    click_id: z.string(),
    status: z.number().meta({ description: 'HTTP status of the answer' }),
    body: z.string().meta({ description: 'The answer that the sender would see' }),
    receipt: z.string().nullable(),
    verdict: postbackDetailShape.nullable().meta({
      description:
        'The log entry: reason `test`, would_be says what a real one would get, steps say why. null: not judged within wait_ms, ask log_path',
    }),
    log_path: z.string().nullable().meta({ description: 'Where the verdict is read', example: '/api/v1/postbacks/pb_k06d…' }),
    notes: z.array(note).meta({ description: 'Proofs the source asks for that cannot be given from here' }),
  })
  .meta({ id: 'TestPostbackAnswer' });
export type TestPostbackAnswer = z.infer<typeof testPostbackAnswer>;
