import { z } from 'zod';
import ipaddr from 'ipaddr.js';

const names = z.array(z.string().trim().min(1).max(64)).max(20);
const meaning = z.enum(['approved', 'pending', 'rejected', 'hold', 'ignore']);
const secret = z.string().min(1).max(256);

const authRule = z.discriminatedUnion('scheme', [
  z.looseObject({ scheme: z.literal('token'), token: secret, params: names.optional() }),
  z.looseObject({
    scheme: z.literal('ip'),
    allow: z.array(z.string().trim().refine(isRange, 'is neither an address nor a range such as 198.51.100.0/24')).min(1).max(200),
  }),
  z.looseObject({ scheme: z.literal('hmac_sha256'), secret, param: z.string().min(1).max(64).optional() }),
  z.looseObject({
    scheme: z.enum(['md5', 'sha1', 'sha256']),
    secret,
    param: z.string().min(1).max(64).optional(),
    parts: z.array(z.string().min(1).max(64)).min(1).max(20),
    separator: z.string().max(4).optional(),
  }),
]);

/**
 * What a postback source sets differently from its preset, as the API takes it. Checked here so far that a mistake is told when it is
 * saved; postbacks, which reads it, stands above this lib and has the last word. Parts this version does not know are kept.
 */
export const sourceSettings = z
  .looseObject({
    names: z
      .looseObject({
        click_id: names,
        txid: names,
        payout: names,
        event: names,
        currency: names,
        status: names,
        sale_amount: names,
        event_time: names,
      })
      .partial()
      .optional()
      .meta({ description: "The sender's parameter names, tried before the usual ones" }),
    not_names: names.optional().meta({ description: 'Usual names that mean something else here' }),
    inner_json: names.optional().meta({ description: 'Parameters whose value is a JSON text' }),
    status_words: z.record(z.string().max(64), meaning).optional(),
    unknown_status: meaning.optional(),
    event_names: z.record(z.string().max(100), z.string().min(1).max(100)).optional(),
    known_events_only: z.boolean().optional(),
    decimal: z.enum(['auto', 'comma', 'point']).optional(),
    minor_units: z.boolean().optional().meta({ description: 'Amounts are in cents' }),
    max_payout: z
      .string()
      .regex(/^\d{1,12}(\.\d{1,6})?$/, 'is not a decimal amount')
      .optional(),
    transitions: z.enum(['any', 'approved_is_final', 'pending_only']).optional(),
    auth: z.array(authRule).max(5).optional().meta({ description: 'All rules must hold' }),
    require_https: z.boolean().optional(),
    test: z.boolean().optional().meta({ description: 'Hits are logged and judged, never reported' }),
    answer: z
      .string()
      .max(200)
      .regex(/^[\x20-\x7e]*$/, 'takes plain ASCII')
      .refine((text) => !/fail|error/i.test(text), 'must not contain "fail" or "error": senders take that for a refusal')
      .optional()
      .meta({ description: 'Body of every answer, instead of OK and the receipt', example: '1' }),
  })
  .refine((settings) => JSON.stringify(settings).length <= 32_768, 'is larger than 32 KiB')
  .meta({
    id: 'PostbackSourceSettings',
    example: { names: { click_id: ['subid'] }, status_words: { paid: 'approved' }, auth: [{ scheme: 'token', token: 'tok_9f2b…' }] },
  });

function isRange(text: string): boolean {
  return ipaddr.isValid(text) || ipaddr.isValidCIDR(text);
}
