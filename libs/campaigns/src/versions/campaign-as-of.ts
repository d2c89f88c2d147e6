import type { Queryable } from '#database';
import type { Campaign } from '../campaign.js';
import { newCampaignColumns, newOfferColumns } from '../campaign-columns.js';
import { eventsOf } from '../events/campaign-event.js';
import { findVersion } from './campaign-versions.store.js';
import { requestOf, type VersionSettings } from './version-settings.js';

/**
 * A campaign as it was at an older version: what its clicks of then were judged by.
 *
 * now       the campaign as it is
 * returns   undefined when that version was not kept, or by an older program in another shape
 */
export async function campaignAsOf(db: Queryable, now: Campaign, version: number): Promise<Campaign | undefined> {
  if (version === now.version) return now;
  const kept = await findVersion(db, now.id, version);
  return kept && campaignOf(kept.settings, now, version);
}

function campaignOf(settings: VersionSettings, now: Campaign, version: number): Campaign | undefined {
  const input = requestOf(settings);
  if (!input) return undefined;
  const labelled = { ...input, name: now.name, tags: [...now.tags] };
  const owner = { advertiserId: Number(settings.advertiser_id), sourceId: Number(settings.source_id), baseCurrency: now.currency };
  const { extra = {}, ...columns } = newCampaignColumns(labelled, owner);
  return {
    ...columns,
    events: eventsOf(columns.events),
    extra,
    id: now.id,
    key: now.key,
    status: settings.status,
    version,
    offers: input.offers.map((offer, position) => ({ id: offer.id ?? 0, ...newOfferColumns(offer, position, columns.currency) })),
    landingPages: settings.landing_pages.map((page) => ({ ...page, id: Number(page.id) })),
  };
}
