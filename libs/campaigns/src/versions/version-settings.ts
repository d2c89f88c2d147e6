import { z } from 'zod';
import { landingPageShape } from '../landing-pages/landing-page-shapes.js';
import { campaignShape, offerShape, replacedCampaign, type CampaignAnswer } from '../campaign-shapes.js';

/**
 * What a version keeps: every setting that can alter routing or money, as the API shows it. Name and tags are labels: they make no
 * version and none brings them back.
 */
export const versionSettings = campaignShape
  .omit({
    id: true,
    key: true,
    name: true,
    tags: true,
    tracking_url: true,
    tracking_url_template: true,
    postback_url: true,
    postback_url_template: true,
    version: true,
    created_at: true,
    updated_at: true,
    unknown_macros: true,
    warnings: true,
  })
  .extend({
    offers: z.array(offerShape.omit({ unknown_macros: true })),
    landing_pages: z.array(landingPageShape.omit({ unknown_macros: true })),
  })
  .meta({ id: 'CampaignVersionSettings' });
export type VersionSettings = z.infer<typeof versionSettings>;

/** The settings of a campaign as it is now, without labels and what is derived. */
export function settingsOf(campaign: CampaignAnswer): VersionSettings {
  // Not by parsing: what an older program stored must not stop a change of something else.
  const kept = Object.entries(campaign).filter(([name]) => name in versionSettings.shape);
  const offers = campaign.offers.map(({ unknown_macros: _unknown, ...offer }) => offer);
  const landing_pages = campaign.landing_pages.map(({ unknown_macros: _unknown, ...page }) => page);
  return { ...Object.fromEntries(kept), offers, landing_pages } as VersionSettings;
}

const request = replacedCampaign.omit({ name: true, tags: true });

/** A whole campaign but for its labels. */
export type UnlabelledCampaign = z.infer<typeof request>;

/**
 * Settings of a version as the request that would set them.
 *
 * returns  undefined when they were kept by another version of this program and have another shape
 */
export function requestOf(settings: unknown): UnlabelledCampaign | undefined {
  return request.safeParse(settings).data;
}
