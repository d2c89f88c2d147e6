import type { ListedCampaign } from './campaigns.js';
import type { Health } from './health/health.js';

/** Which campaigns of the list are shown; '' is any. */
export interface CampaignFilter {
  readonly search: string;
  readonly status: string;
  readonly tag: string;
  readonly health: string;
}

export const NO_FILTER: CampaignFilter = { search: '', status: '', tag: '', health: '' };

/** Archived campaigns only when asked for. A health not known yet fits none. */
export function fits(campaign: ListedCampaign, filter: CampaignFilter, health: Health | undefined): boolean {
  const text = filter.search.trim().toLowerCase();
  return (
    (filter.status === '' ? campaign.status !== 'archived' : filter.status === 'all' || campaign.status === filter.status) &&
    (filter.tag === '' || campaign.tags.includes(filter.tag)) &&
    (filter.health === '' || health?.state === filter.health) &&
    (text === '' || [campaign.name, campaign.key, campaign.id, ...campaign.tags].some((each) => each.toLowerCase().includes(text)))
  );
}
