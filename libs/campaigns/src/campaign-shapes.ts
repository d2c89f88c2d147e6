import { z } from 'zod';
import { idInput, pageQuery } from '#http';
import { landingPageShape } from './landing-pages/landing-page-shapes.js';
import { campaignExtra, offerCaps } from './offers/offer-caps.js';
import { campaignEventsInput, holdHours, repeatModeInput, repeatModeShape, storedEventShape } from './events/campaign-event.js';
import { offerRules } from './offers/offer-rules.js';
import {
  amountShape,
  currencyShape,
  idTextShape,
  instantShape,
  moneyShape,
  nameShape,
  statusQuery,
  timeZoneShape,
} from './settings/setting-shapes.js';

const urlShape = z.string().trim().min(1).max(8_000).meta({
  description: 'Absolute http(s) URL with macros',
  example: 'http://advertiser.example/?your_parameter={click_id}&amount={payout}',
});

const offerInput = {
  url: urlShape,
  payout: amountShape,
  currency: currencyShape.optional().meta({ description: "ISO 4217; the campaign's currency when left out" }),
  name: z.string().trim().max(200).optional(),
  weight: z.number().int().min(0).max(1_000_000).optional().meta({ description: 'Share among the active offers; default 100' }),
  rules: offerRules.nullable().optional(),
  caps: offerCaps.nullable().optional(),
};

export const newOffer = z.object(offerInput).meta({ id: 'NewOffer' });
export type NewOffer = z.infer<typeof newOffer>;

export const offerChange = z
  .object({ ...offerInput, status: z.enum(['active', 'archived']) })
  .partial()
  .meta({ id: 'OfferChange' });
export type OfferChange = z.infer<typeof offerChange>;

const costInput = z
  .object({
    model: z.enum(['none', 'cpc', 'cpm', 'cpa', 'revshare']),
    amount: amountShape.nullish().meta({ description: 'Per click, thousand clicks or conversion; for revshare percent of the payout' }),
    currency: currencyShape.nullish(),
  })
  .refine((cost) => cost.model === 'none' || (cost.amount ?? null) !== null, { path: ['amount'], error: 'is needed with this cost model' });

/** The settings of the contract, none of them required. */
const settingsInput = {
  fallback_url: urlShape.nullable().meta({ description: 'Where visitors go when no offer takes them; null: 404' }),
  time_zone: timeZoneShape,
  currency: currencyShape,
  default_payout: amountShape.nullable(),
  payout_source: z.enum(['parameter', 'fixed']),
  attribution_window_days: z.number().int().min(1).max(3_650),
  min_click_to_conversion_s: z
    .number()
    .int()
    .min(0)
    .max(86_400 * 30),
  repeat_mode: repeatModeInput,
  require_txid: z.boolean(),
  events: campaignEventsInput,
  unknown_events: z.enum(['accept', 'reject']).meta({
    description:
      'What becomes of a hit that names an event which `events` does not list; without `events` all are accepted, a hit without an event always',
  }),
  hold_hours: holdHours.nullable().meta({
    description:
      'Approved conversions stay pending this long after they occurred, then are approved by themselves; a rejection until then stops it. null or 0: no hold',
  }),
  dedupe_scope: z.enum(['click', 'offer']),
  daily_conversion_cap: z.number().int().min(0).max(1_000_000_000).nullable(),
  over_cap: z.enum(['reject', 'count']),
  redirect: z.union([z.enum(['302', '307', 'meta']), z.literal(302), z.literal(307)]).transform(String),
  cost: costInput.nullable(),
  source_id: idInput.meta({ description: 'Postback source, of the same advertiser' }),
  tags: z.array(z.string().trim().min(1).max(50)).max(20),
  ...campaignExtra.shape,
};

export const newCampaign = z
  .object({
    name: nameShape,
    offers: z.array(newOffer).min(1, 'needs at least one offer').max(100),
    ...z.object(settingsInput).partial().shape,
    advertiser_id: idInput.optional(),
  })
  .meta({
    id: 'NewCampaign',
    example: {
      name: 'Spring sale',
      offers: [{ url: 'http://advertiser.example/?your_parameter={click_id}&amount={payout}', payout: '5.00', currency: 'USD' }],
      cost: { model: 'cpc', amount: '0.02', currency: 'USD' },
    },
  });
export type NewCampaign = z.infer<typeof newCampaign>;

const changedOffer = z.object({ ...z.object(offerInput).partial().shape, id: idInput.optional() });

export const campaignChange = z
  .object({
    name: nameShape,
    status: z.enum(['active', 'paused', 'archived']),
    offers: z
      .array(changedOffer)
      .min(1, 'needs at least one offer')
      .max(100)
      .meta({ description: 'All offers: those with an id are changed, those without are added, those left out are archived' }),
    ...settingsInput,
    advertiser_id: idInput,
  })
  .partial()
  .meta({ id: 'CampaignChange', example: { attribution_window_days: 7, daily_conversion_cap: 500 } });
export type CampaignChange = z.infer<typeof campaignChange>;
export type ChangedOffer = z.infer<typeof changedOffer>;

/** PUT: as for a new campaign, and offers may be named by their id. */
export const replacedCampaign = newCampaign
  .extend({
    offers: z
      .array(newOffer.extend({ id: idInput.optional() }))
      .min(1, 'needs at least one offer')
      .max(100),
  })
  .meta({ id: 'ReplacedCampaign' });
export type ReplacedCampaign = z.infer<typeof replacedCampaign>;

export const cloneInput = z.object({ name: nameShape.optional() }).optional();

export const campaignQuery = pageQuery.extend({
  status: statusQuery(['active', 'paused', 'archived']),
  advertiser_id: idInput.optional(),
  search: z.string().trim().max(200).optional().meta({ description: 'Part of the name, or the key' }),
  tag: z.string().trim().min(1).max(50).optional().meta({ description: 'Only campaigns with this tag' }),
  sort: z
    .enum(['-created_at', 'created_at', 'name', '-name'])
    .default('-created_at')
    .meta({ description: 'A cursor belongs to the order it came with' }),
});
export type CampaignQuery = z.infer<typeof campaignQuery>;

/** Something the person should know about what was saved; it was saved all the same. */
export const warningShape = z.object({ code: z.string(), message: z.string() }).meta({ id: 'SettingWarning' });

export const offerShape = z
  .object({
    id: idTextShape,
    name: z.string(),
    url: z.string(),
    payout: moneyShape,
    currency: z.string(),
    weight: z.number(),
    status: z.enum(['active', 'archived']),
    rules: offerRules.nullable().meta({ description: 'Whom it takes; null: everybody' }),
    caps: offerCaps.nullable().meta({ description: 'How much it takes in a day; null: no end' }),
    unknown_macros: z.array(z.string()).meta({ description: 'Macros we do not know; they stay as they are', example: ['{foo}'] }),
  })
  .meta({ id: 'Offer' });

export const campaignShape = z
  .object({
    id: idTextShape,
    key: z.string().meta({ example: 'h7k2m9p4qw' }),
    name: z.string(),
    advertiser_id: idTextShape,
    source_id: idTextShape,
    status: z.enum(['active', 'paused', 'archived']),
    tracking_url: z.string().meta({ description: 'Send visitors here', example: 'https://track.example/c/h7k2m9p4qw' }),
    tracking_url_template: z.string().meta({ description: 'The same with the parameters a traffic source can fill' }),
    postback_url: z
      .string()
      .meta({ description: 'The advertiser calls this; without query', example: 'https://track.example/postback/3x9mq0c7tzv8ye5h2kdp' }),
    postback_url_template: z.string().meta({ description: 'The same with the usual parameters' }),
    offers: z.array(offerShape),
    landing_pages: z
      .array(landingPageShape)
      .meta({ description: 'Active pages that visitors see before the offer; changed under /landing-pages' }),
    fallback_url: z.string().nullable(),
    time_zone: z.string(),
    currency: z.string(),
    default_payout: moneyShape.nullable(),
    payout_source: z.enum(['parameter', 'fixed']),
    attribution_window_days: z.number(),
    min_click_to_conversion_s: z.number(),
    repeat_mode: repeatModeShape,
    require_txid: z.boolean(),
    events: z.array(storedEventShape),
    unknown_events: z.enum(['accept', 'reject']),
    hold_hours: z.number().nullable(),
    dedupe_scope: z.enum(['click', 'offer']),
    daily_conversion_cap: z.number().nullable(),
    over_cap: z.enum(['reject', 'count']),
    redirect: z.enum(['302', '307', 'meta']),
    cost: z.object({ model: z.enum(['cpc', 'cpm', 'cpa', 'revshare']), amount: moneyShape, currency: z.string() }).nullable(),
    tags: z.array(z.string()),
    ...campaignExtra.shape,
    version: z.number().meta({ description: 'Grows with every change that can alter routing or money' }),
    created_at: instantShape,
    updated_at: instantShape,
    unknown_macros: z.array(z.string()),
    warnings: z.array(warningShape),
  })
  .meta({ id: 'Campaign' });
export type CampaignAnswer = z.infer<typeof campaignShape>;
