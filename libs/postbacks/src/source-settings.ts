import { z } from 'zod';

const names = z
  .array(
    z
      .string()
      .min(1)
      .max(64)
      .transform((name) => name.toLowerCase()),
  )
  .max(20);
const meaning = z.enum(['approved', 'pending', 'rejected', 'hold', 'ignore']);

/** One proof a sender must give. All rules of a source must hold. */
export const authRuleSchema = z.discriminatedUnion('scheme', [
  z.object({
    scheme: z.literal('token'),
    token: z.string().min(1).max(256),
    params: names.default(['token', 'security_token', 'secure', 'key', 'verification_token']),
  }),
  z.object({ scheme: z.literal('ip'), allow: z.array(z.string().min(2).max(64)).min(1).max(200) }),
  z.object({
    scheme: z.literal('hmac_sha256').describe('hex HMAC-SHA-256 over the raw query before the signature parameter'),
    secret: z.string().min(1).max(256),
    param: z.string().min(1).max(64).default('sig'),
  }),
  z.object({
    scheme: z.enum(['md5', 'sha1', 'sha256']).describe('hex digest over the values of the named parameters and the secret, joined'),
    secret: z.string().min(1).max(256),
    param: z.string().min(1).max(64).default('signature'),
    parts: z
      .array(z.string().min(1).max(64))
      .min(1)
      .max(20)
      .describe('parameter names in order; "{secret}" stands for the secret, at the end when not named'),
    separator: z.string().max(4).default(''),
  }),
]);
export type AuthRule = z.infer<typeof authRuleSchema>;

/** What a postback source sets differently from its preset; stored as postback_sources.settings. */
export const sourceSettingsSchema = z.object({
  names: z
    .object({
      clickId: names,
      txid: names,
      payout: names,
      event: names,
      currency: names,
      status: names,
      saleAmount: names,
      eventTime: names,
    })
    .partial()
    .optional(),
  notNames: names.optional(),
  innerJson: names.optional(),
  statusWords: z.record(z.string().max(64), meaning).transform(lowerKeys).optional(),
  unknownStatus: meaning.optional(),
  eventNames: z.record(z.string().max(100), z.string().min(1).max(100)).transform(lowerKeys).optional(),
  knownEventsOnly: z.boolean().optional(),
  decimal: z.enum(['auto', 'comma', 'point']).optional(),
  minorUnits: z.boolean().optional(),
  maxPayout: z
    .string()
    .regex(/^\d{1,12}(\.\d{1,6})?$/)
    .optional(),
  transitions: z.enum(['any', 'approved_is_final', 'pending_only']).optional(),
  auth: z.array(authRuleSchema).max(5).optional(),
  requireHttps: z.boolean().optional(),
  test: z.boolean().optional(),
  answer: z
    .string()
    .max(200)
    .regex(/^(?!.*(?:fail|error))[\x20-\x7e]*$/i, 'is plain ASCII without "fail" or "error"')
    .optional(),
});
export type SourceSettings = z.infer<typeof sourceSettingsSchema>;

const SNAKE: Readonly<Record<string, string>> = {
  not_names: 'notNames',
  inner_json: 'innerJson',
  status_words: 'statusWords',
  unknown_status: 'unknownStatus',
  event_names: 'eventNames',
  known_events_only: 'knownEventsOnly',
  minor_units: 'minorUnits',
  max_payout: 'maxPayout',
  require_https: 'requireHttps',
  click_id: 'clickId',
  sale_amount: 'saleAmount',
  event_time: 'eventTime',
};

/**
 * Reads stored settings (snake_case, as the API takes them). A part that is not understood stops nothing: a postback
 * must be judged even when somebody wrote a settings row by hand; that part then counts as not set.
 */
export function readSourceSettings(stored: Readonly<Record<string, unknown>>): SourceSettings {
  const candidate = camel(stored) as Record<string, unknown>;
  const whole = sourceSettingsSchema.safeParse(candidate);
  if (whole.success) return whole.data;
  const settings: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(sourceSettingsSchema.shape)) {
    const part = schema.safeParse(candidate[key]);
    if (part.success && part.data !== undefined) settings[key] = part.data;
  }
  // Authentication that cannot be understood must not turn into none.
  if (candidate['auth'] !== undefined && settings['auth'] === undefined) settings['auth'] = [{ scheme: 'ip', allow: ['none'] }];
  return settings;
}

function camel(stored: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const renamed = Object.entries(stored).map(([key, value]) => [
    SNAKE[key] ?? key,
    key === 'names' && value !== null && typeof value === 'object' ? camel(value as Record<string, unknown>) : value,
  ]);
  return Object.fromEntries(renamed) as Record<string, unknown>;
}

function lowerKeys<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key.toLowerCase(), value]));
}
