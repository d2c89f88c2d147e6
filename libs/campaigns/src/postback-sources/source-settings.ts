import { z } from 'zod';
import { authRule, parameterNames } from './auth-rules.js';

const meaning = z.enum(['approved', 'pending', 'rejected', 'hold', 'ignore']);

/** What a postback source sets differently from its preset, part by part: the one description, for the API and for those who read postbacks. */
export const sourceSettingParts = {
  names: z
    .looseObject({
      click_id: parameterNames,
      txid: parameterNames,
      payout: parameterNames,
      event: parameterNames,
      currency: parameterNames,
      status: parameterNames,
      sale_amount: parameterNames,
      event_time: parameterNames,
    })
    .partial()
    .optional()
    .meta({ description: "The sender's parameter names, tried before the usual ones" }),
  not_names: parameterNames.optional().meta({ description: 'Usual names that mean something else here' }),
  inner_json: parameterNames.optional().meta({ description: 'Parameters whose value is a JSON text' }),
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
};

/** The same as the API takes it. Parts this version does not know are kept. */
export const sourceSettings = z
  .looseObject(sourceSettingParts)
  .refine((settings) => JSON.stringify(settings).length <= 32_768, 'is larger than 32 KiB')
  .meta({
    id: 'PostbackSourceSettings',
    example: { names: { click_id: ['subid'] }, status_words: { paid: 'approved' }, auth: [{ scheme: 'token', token: 'tok_9f2b…' }] },
  });
