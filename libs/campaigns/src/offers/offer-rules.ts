import { z } from 'zod';
import ipaddr from 'ipaddr.js';
import { timeZoneShape } from '../settings/setting-shapes.js';

const MAX_LISTED = 1_000;

/** Values that are let in, or kept out. A value not known (no country for an address) is on no list. */
function listsOf(value: z.ZodType<string>, about: string) {
  const values = z.array(value).min(1, 'is empty: leave it out instead').max(MAX_LISTED);
  return z
    .strictObject({ allow: values.optional(), block: values.optional() })
    .refine(({ allow, block }) => allow !== undefined || block !== undefined, 'needs allow, block or both')
    .refine(({ allow = [], block = [] }) => !block.some((one) => allow.includes(one)), 'allows and blocks the same value')
    .meta({ description: about });
}

const text = z.string().trim().min(1, 'is empty').max(256);
const code = (pattern: RegExp, example: string) => z.string().trim().regex(pattern, `is no code such as ${example}`);
const address = z
  .string()
  .trim()
  .refine(isRange, { error: (issue) => `"${String(issue.input)}" is neither an address nor a range such as 198.51.100.0/24` });
const domain = z
  .string()
  .trim()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/i, 'is no domain such as news.example');
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'is no time of day such as 08:30')
  .meta({ example: '08:30' });
const instant = z.iso.datetime({ offset: true, error: 'is no instant such as 2026-11-22T00:00:00Z' });

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const slot = z
  .strictObject({ days: z.array(z.enum(WEEKDAYS)).min(1).max(7).optional(), from: clock.optional(), to: clock.optional() })
  .refine(({ from = '00:00', to = '24:00' }) => from !== to, 'from and to are the same time')
  .meta({ description: 'A slot past midnight (22:00 to 04:00) belongs to the day it starts on. `to` is not included' });

/**
 * Whom an offer takes: every rule given must hold. As the API takes and shows it, and as `offers.rules` keeps it.
 * Compared without regard to case, but for supply_id, site_id and query values, which are others' to write.
 */
export const offerRules = z
  .strictObject({
    country: listsOf(code(/^[A-Za-z]{2}$/, 'ES'), 'ISO 3166-1 alpha-2').optional(),
    region: listsOf(text, 'As reports show it; needs a city file').optional(),
    city: listsOf(text, 'As reports show it; needs a city file').optional(),
    language: listsOf(code(/^[A-Za-z]{2,3}$/, 'es'), "The browser's first language").optional(),
    device: listsOf(text, 'desktop, mobile, tablet, …').optional(),
    device_model: listsOf(text, 'Brand, or brand and model: Apple, Samsung SM-G991B').optional(),
    os: listsOf(text, 'Android, iOS, Windows, …').optional(),
    browser: listsOf(text, 'Chrome, Mobile Safari, …').optional(),
    ip: listsOf(address, 'Addresses and ranges').optional(),
    asn: listsOf(code(/^(AS)?\d{1,10}$/i, 'AS15169'), 'Number of the network; needs an ASN file').optional(),
    isp: listsOf(text, "Owner of the network, as the operator's file names it; needs an ASN or ISP file").optional(),
    connection: listsOf(text, 'Cellular, Cable/DSL, …; needs a file that tells it').optional(),
    referrer: listsOf(domain, 'Domain of the page before; its subdomains too').optional(),
    supply_id: listsOf(text, 'Supply sources').optional(),
    site_id: listsOf(text, 'Sites').optional(),
    query: z
      .array(
        z
          .strictObject({
            name: z.string().trim().min(1).max(64),
            allow: z.array(text).min(1).max(MAX_LISTED).optional(),
            block: z.array(text).min(1).max(MAX_LISTED).optional(),
          })
          .refine(({ allow, block }) => allow !== undefined || block !== undefined, 'needs allow, block or both'),
      )
      .min(1)
      .max(20)
      .optional()
      .meta({ description: 'Values of any parameter of the tracking URL' }),
    hours: z
      .strictObject({ time_zone: timeZoneShape.optional(), slots: z.array(slot).min(1).max(50) })
      .optional()
      .meta({ description: "Days and hours, in this zone or the campaign's" }),
    schedule: z
      .strictObject({ start: instant.optional(), end: instant.optional() })
      .refine(({ start, end }) => start !== undefined || end !== undefined, 'needs start, end or both')
      .refine(({ start, end }) => start === undefined || end === undefined || Date.parse(start) < Date.parse(end), 'ends before it starts')
      .optional()
      .meta({ description: '`end` is not included' }),
  })
  .meta({
    id: 'OfferRules',
    example: {
      country: { allow: ['ES', 'PT'] },
      hours: { time_zone: 'Europe/Madrid', slots: [{ days: ['mon', 'tue'], from: '08:00', to: '20:00' }] },
    },
  });

export type OfferRules = z.infer<typeof offerRules>;

function isRange(given: string): boolean {
  return given.includes('/')
    ? ipaddr.isValidCIDR(given)
    : ipaddr.isValid(given) && (given.includes(':') || ipaddr.IPv4.isValidFourPartDecimal(given));
}
