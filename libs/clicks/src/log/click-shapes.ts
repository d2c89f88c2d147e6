import { z } from 'zod';
import { idText, instantText, pageOf, pageQuery } from '#http';
import { triedOfferShape } from '../simulate/simulation-shapes.js';
import { FLAG_NAMES } from './flag-words.js';

const flag = z.enum(FLAG_NAMES);

const value = (description: string, example?: string) =>
  z
    .string()
    .max(256)
    .optional()
    .meta({ description, ...(example === undefined ? {} : { example }) });

/** `GET /clicks?…` */
export const clickSearch = pageQuery.extend({
  campaign_id: idText.optional().meta({ description: 'Only clicks of this campaign', example: '1' }),
  offer_id: idText.optional(),
  landing_page_id: idText.optional(),
  supply_id: value('Supply source, as it stood in the tracking URL'),
  site_id: value('Site or zone'),
  creative_id: value('Creative'),
  source: value('Source'),
  country: value('ISO 3166-1 alpha-2', 'ES'),
  flag: z
    .enum([...FLAG_NAMES, 'duplicate'])
    .optional()
    .meta({ description: 'Only clicks with this flag; `duplicate`: those of a visitor who was counted before' }),
  not_flag: flag.optional().meta({ description: 'Only clicks without this flag', example: 'bot' }),
  from: instantText
    .optional()
    .meta({ description: 'First instant, ISO 8601; 7 days before `to` when left out', example: '2026-11-22T00:00:00.000Z' }),
  to: instantText.optional().meta({ description: 'End, not included; now when left out. At most 92 days after `from`' }),
});
export type ClickSearch = z.infer<typeof clickSearch>;

const text = (description: string, example: string) => z.string().nullable().meta({ description, example });

const fields = {
  click_id: z.string().meta({ description: 'As sent to the advertiser: ours, or the one another tracker gave', example: 'push_70g3…' }),
  campaign_id: z.string(),
  offer_id: z.string().nullable(),
  landing_page_id: z.string().nullable().meta({ description: 'Page he saw first; null: none' }),
  clicked_at: z.string().meta({ example: '2026-11-22T12:00:00.000Z' }),
  cost: z.string().meta({ description: 'Decimal, in `currency`', example: '0.0125' }),
  currency: z.string().meta({ description: 'BASE_CURRENCY', example: 'USD' }),
  supply_id: text('Supply source', 's-17'),
  site_id: text('Site or zone', 'news.example'),
  creative_id: text('Creative', 'banner-3'),
  source: text('Source', 'newsletter'),
  referrer: text('Domain of the page before', 'news.example'),
  country: text('ISO 3166-1 alpha-2', 'ES'),
  region: text('Region', 'Catalonia'),
  city: text('City', 'Barcelona'),
  device: text('desktop, mobile, tablet, …', 'mobile'),
  device_model: text('Brand and model', 'Apple iPhone'),
  os: text('Operating system', 'Android'),
  browser: text('Browser', 'Chrome'),
  language: text('First language', 'es'),
  flags: z.array(flag).meta({ description: 'Only `bot` is left out of the metric clicks', example: [] }),
  subs: z.record(z.string(), z.string()).meta({ description: 'sub1 … sub20, those given', example: { sub1: 'a' } }),
};

export const clickShape = z.object(fields).meta({ id: 'Click' });
export type ClickJson = z.infer<typeof clickShape>;

const journeyShape = z
  .object({
    why: z.string().nullable().meta({ description: 'Why this offer; null when it cannot be told any more (see note)' }),
    offers: z.array(triedOfferShape),
    landing_page: z
      .object({ id: z.string(), name: z.string(), why: z.string() })
      .nullable()
      .meta({ description: 'The page he saw first; null: none' }),
    click_outs: z
      .array(z.object({ at: z.string(), offer_id: z.string() }))
      .meta({ description: 'When he went on from the landing page, and to which offer' }),
    note: z.string().nullable(),
    final_url: text('Where the visitor was sent', 'http://advertiser.example/?…'),
    flags: z.array(z.object({ flag, means: z.string() })),
  })
  .meta({ id: 'ClickJourney' });
export type JourneyJson = z.infer<typeof journeyShape>;

/** `GET /clicks/{click_id}`. Details are null once they have been dropped (retention, erasure). */
export const clickDetailShape = z
  .object({
    ...fields,
    target: text('Where the visitor was sent', 'http://advertiser.example/?…'),
    query: text('Query of the tracking URL, as it came', 'supply_id=s-17'),
    external_id: text("The traffic source's own click id", 'x1'),
    ip: text('Masked unless whole addresses are stored', '203.0.113.0/24'),
    user_agent: text('User agent', 'Mozilla/5.0 …'),
    referrer_url: text('Page before', 'https://news.example/article'),
    campaign_version: z.number().int().nullable().meta({ description: 'Version of the campaign it was routed by' }),
    journey: journeyShape,
  })
  .meta({ id: 'ClickDetail' });
export type ClickDetailJson = z.infer<typeof clickDetailShape>;

export const clickPage = pageOf(clickShape);
