import { z } from 'zod';

const cap = z.number().int().min(0).max(1_000_000_000).nullable();

/** How much an offer takes in a day of the campaign's zone. As the API takes and shows it, and as `offers.caps` keeps it. */
export const offerCaps = z
  .strictObject({
    daily_clicks: cap.optional().meta({ description: 'May overshoot by what arrives within a second' }),
    daily_conversions: cap.optional().meta({ description: 'Pending and approved' }),
    follow_up: z
      .number()
      .int()
      .min(0)
      .max(99)
      .nullable()
      .optional()
      .meta({ description: 'Place in the list of offers (the first is 0) of the one that takes over; null: the others by weight' }),
  })
  .meta({ id: 'OfferCaps', example: { daily_clicks: 10_000, follow_up: 1 } });

export type OfferCaps = z.infer<typeof offerCaps>;

/** Settings of a campaign kept in `campaigns.extra`. */
export const campaignExtra = z.object({
  sticky_visitor: z
    .boolean()
    .meta({ description: 'The same visitor (address and agent) gets the same offer all day; nothing is stored for it' }),
  sticky_cookie: z
    .boolean()
    .meta({ description: 'The visitor is known again by a first-party cookie for 30 days instead; without this no cookie is set' }),
  daily_click_cap: cap.meta({ description: "In the campaign's zone; may overshoot by what arrives within a second" }),
  unique_window_hours: z
    .number()
    .int()
    .min(1)
    .max(24 * 31)
    .meta({ description: 'A visitor counts as unique once in this time; default 24' }),
});
export type CampaignExtra = z.infer<typeof campaignExtra>;

const stored = z.looseObject(campaignExtra.partial().shape);
const DEFAULTS: CampaignExtra = { sticky_visitor: false, sticky_cookie: false, daily_click_cap: null, unique_window_hours: 24 };

/** What `extra` says, defaults for what it does not; a stored value that no longer passes counts as not said. */
export function readExtra(extra: Readonly<Record<string, unknown>>): CampaignExtra {
  let known = read.get(extra);
  if (!known) read.set(extra, (known = readStored(extra)));
  return known;
}
// Once for each object as the directory holds it: every click asks, and a change of settings brings a new object.
const read = new WeakMap<Readonly<Record<string, unknown>>, CampaignExtra>();

function readStored(extra: Readonly<Record<string, unknown>>): CampaignExtra {
  const { data } = stored.safeParse(extra);
  return {
    sticky_visitor: data?.sticky_visitor ?? DEFAULTS.sticky_visitor,
    sticky_cookie: data?.sticky_cookie ?? DEFAULTS.sticky_cookie,
    daily_click_cap: data?.daily_click_cap ?? DEFAULTS.daily_click_cap,
    unique_window_hours: data?.unique_window_hours ?? DEFAULTS.unique_window_hours,
  };
}
