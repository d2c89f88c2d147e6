import { z } from 'zod';

/**
 * Every variable of the product, declared once: name, default, unit and meaning. `.env.example` and
 * docs/configuration.md are generated from this table; nothing else reads process.env.
 */
const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );
const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((text) => text === 'true');
const flagOn = z
  .enum(['true', 'false'])
  .default('true')
  .transform((text) => text === 'true');
const count = (fallback: number, min: number, max: number) => z.coerce.number().int().min(min).max(max).default(fallback);

export const envTable = {
  PORT: {
    schema: z.coerce.number().int().min(0).max(65_535).optional(),
    shown: '3000 (api 3001, worker 3002 when apart)',
    about: 'HTTP port of the process; 0 takes a free one',
  },
  HOST: { schema: z.string().min(1).optional(), shown: '127.0.0.1 for npm start, else 0.0.0.0', about: 'Address the process listens on' },
  DATABASE_URL: {
    schema: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
      .optional(),
    shown: 'none: embedded PostgreSQL under DATA_DIR',
    about: 'PostgreSQL 15 or newer',
  },
  REDIS_URL: {
    schema: z
      .string()
      .regex(/^rediss?:\/\//, 'must start with redis://')
      .optional(),
    shown: "none: BullMQ's PostgreSQL backend",
    about: 'Redis 6.2+ or Valkey, maxmemory-policy noeviction, appendfsync always',
  },
  ALLOW_REDIS_LOSS: {
    schema: flag,
    shown: 'false',
    about: 'true accepts a Redis that may lose acknowledged hits in a crash (appendfsync other than always)',
  },
  DATA_DIR: {
    schema: z.string().min(1).default('./.data'),
    shown: './.data',
    about: "Embedded database, generated secrets, the tracker's last campaign snapshot",
  },
  PUBLIC_URL: {
    schema: z
      .url({ protocol: /^https?$/ })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    shown: 'http://HOST:PORT; required with DATABASE_URL',
    about: 'Base of the tracking and postback URLs shown to people',
  },
  TRACKER_URL: {
    schema: z
      .url({ protocol: /^https?$/ })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    shown: 'PUBLIC_URL',
    about: 'Where the api process reaches the tracker, for the postback test tool',
  },
  ADMIN_EMAIL: {
    schema: z.string().min(3).default('admin@localhost'),
    shown: 'admin@localhost',
    about: 'First administrator, created when there is none',
  },
  ADMIN_PASSWORD: {
    schema: z.string().min(8, 'needs at least 8 characters').optional(),
    shown: 'generated and printed once',
    about: "First administrator's password",
  },
  ADMIN_API_KEY: {
    schema: z.string().min(16, 'needs at least 16 characters').optional(),
    shown: 'none',
    about: 'When set, an API key with the admin role exists with this value (automation)',
  },
  METRICS_TOKEN: {
    schema: z.string().min(8, 'needs at least 8 characters').optional(),
    shown: 'none',
    about: 'Bearer token for /metrics besides API keys',
  },
  CLICK_ID_PREFIX: {
    schema: z
      .string()
      .regex(/^[a-z0-9_]{0,12}$/, 'takes up to 12 of a-z 0-9 _')
      .default('push_'),
    shown: 'push_',
    about: 'Start of every click id',
  },
  CLICK_ID_OLD_PREFIXES: { schema: list, shown: 'none', about: 'Former prefixes, comma separated, still read' },
  SECRETS: {
    schema: list,
    shown: 'generated into DATA_DIR; required with DATABASE_URL',
    about: 'Comma list, newest first; click ids, receipts and sessions are signed with keys derived from them',
  },
  TRUSTED_PROXIES: { schema: list, shown: 'none', about: 'CIDR list whose X-Forwarded-For/-Proto/-Host are believed' },
  BASE_CURRENCY: {
    schema: z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as USD')
      .default('USD'),
    shown: 'USD',
    about: 'Currency of totals',
  },
  WORKER_QUEUES: { schema: list, shown: 'all', about: 'Which queues a worker process takes, comma separated: clicks, postbacks, upkeep' },
  DATABASE_POOL: { schema: count(10, 2, 200), shown: '10', about: 'Database connections of one process, at most' },
  DROP_IN_ROUTES: {
    schema: flagOn,
    shown: 'true',
    about: 'false closes the routes of other trackers (/click.php, /aff_lsr, …); /postback stays',
  },
  EXTENSIONS_DIR: { schema: z.string().optional(), shown: 'none', about: 'Folder with site-only definitions: macros/, presets/, …' },
  STORE_FULL_IPS: { schema: flag, shown: 'false', about: 'true stores whole IP addresses; default is /24 and /48' },
  GEO_CITY_FILE: { schema: z.string().optional(), shown: 'none: the bundled CC0 country file', about: "Operator's own city .mmdb file" },
  GEO_ASN_FILE: {
    schema: list,
    shown: 'none: no rules and macros about networks',
    about: "Operator's own .mmdb files with ASN, ISP or connection type of addresses, comma separated",
  },
  RETENTION_CLICK_DAYS: {
    schema: count(400, 7, 36_500),
    shown: '400',
    about: 'Days clicks are kept; never fewer than the longest attribution window. Totals of reports stay',
  },
  RETENTION_CLICK_DETAIL_DAYS: {
    schema: count(90, 1, 36_500),
    shown: '90',
    about: 'Days addresses, user agents, referrers and whole queries of clicks are kept',
  },
  RETENTION_POSTBACK_DAYS: { schema: count(400, 7, 36_500), shown: '400', about: 'Days the postback log is kept' },
  RETENTION_POSTBACK_RAW_DAYS: {
    schema: count(30, 1, 36_500),
    shown: '30',
    about: 'Days postbacks are kept as they came, with the steps of their decision',
  },
  RETENTION_TOTALS_DAYS: {
    schema: count(36_500, 30, 36_500),
    shown: '36500',
    about: 'Days the totals of reports are kept; never fewer than the clicks. Reports of earlier days are empty',
  },
  LOG_LEVEL: {
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
    shown: 'info',
    about: 'Least severe log line written',
  },
  FAILPOINT: {
    schema: z.enum(['after_commit', 'poison']).optional(),
    shown: 'none',
    about:
      'Only for npm run test:faults. after_commit: the worker kills itself after it has stored a batch, before the queue knows; poison: records named so harm it',
  },
} as const;

type EnvTable = typeof envTable;
export type Env = { readonly [K in keyof EnvTable]: z.infer<EnvTable[K]['schema']> };

/** Thrown with one message that names every bad variable, its value's fault and what it is for. */
export class BadEnvironment extends Error {
  override readonly name = 'BadEnvironment';
}

/**
 * Reads and checks the environment.
 *
 * source   process.env by default; empty strings count as absent
 * throws   BadEnvironment naming every bad variable at once
 */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const values: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [name, { schema, about }] of Object.entries(envTable)) {
    const parsed = schema.safeParse(source[name] === '' ? undefined : source[name]);
    if (parsed.success) values[name] = parsed.data;
    else faults.push(`  ${name}: ${parsed.error.issues.map((issue) => issue.message).join('; ')} (${about})`);
  }
  if (source['DATABASE_URL']) {
    if (!source['SECRETS'])
      faults.push('  SECRETS: required with DATABASE_URL, so that all processes sign with the same keys (openssl rand -base64 32)');
    if (!source['PUBLIC_URL'])
      faults.push('  PUBLIC_URL: required with DATABASE_URL (base of the tracking and postback URLs shown to people)');
  }
  for (const secret of (values['SECRETS'] as string[] | undefined) ?? []) {
    if (secret.length < 16) faults.push('  SECRETS: every secret needs at least 16 characters (openssl rand -base64 32)');
  }
  if (faults.length > 0) throw new BadEnvironment(`These settings are wrong; correct them and start again:\n${faults.join('\n')}`);
  return values as Env;
}
