import { MICROS_PER_UNIT, formatAmount } from '#kernel';
import { CAMPAIGNS, DEMO_TAG, type DemoCampaign } from './demo-world.js';
import type { ManagementClient } from './http-client.js';
import type { LiveCampaign } from './tracker-client.js';

interface CampaignAnswer extends LiveCampaign {
  readonly status: string;
  readonly advertiser_id: string;
  readonly tags?: readonly string[];
}

/** The demo's campaigns in the order of CAMPAIGNS: those of an earlier run where they still serve, else new ones. */
export async function prepareCampaigns(api: ManagementClient, currency: string): Promise<LiveCampaign[]> {
  const earlier = await findDemoCampaigns(api);
  // An advertiser of its own, so that its source too belongs to the demo alone and can go with it.
  const advertiserId = earlier[0]?.advertiser_id ?? (await api.post<{ id: string }>('/api/v1/advertisers', { name: 'Demo advertiser' })).id;
  const live: LiveCampaign[] = [];
  for (const campaign of CAMPAIGNS) {
    const found = earlier.find((one) => one.name === campaign.name && one.status === 'active');
    live.push(found ?? (await api.post<CampaignAnswer>('/api/v1/campaigns', bodyOf(campaign, currency, advertiserId))));
  }
  return live;
}

async function findDemoCampaigns(api: ManagementClient): Promise<CampaignAnswer[]> {
  const found: CampaignAnswer[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: { data: CampaignAnswer[]; next_cursor: string | null } = await api.get(`/api/v1/campaigns?limit=100${query}`);
    found.push(...page.data.filter((one) => one.tags?.includes(DEMO_TAG)));
    cursor = page.next_cursor;
  } while (cursor !== null);
  return found;
}

function bodyOf(campaign: DemoCampaign, currency: string, advertiserId: string): Record<string, unknown> {
  const payout = formatAmount(BigInt(campaign.payoutCents[0]) * (MICROS_PER_UNIT / 100n));
  const rules = campaign.fallbackUrl === undefined ? {} : { rules: { device: { allow: ['mobile'] } } };
  return {
    name: campaign.name,
    advertiser_id: advertiserId,
    tags: [DEMO_TAG],
    currency,
    offers: campaign.offers.map(({ url, weight }) => ({ url, weight, payout, currency, ...rules })),
    ...(campaign.fallbackUrl === undefined ? {} : { fallback_url: campaign.fallbackUrl }),
    ...(campaign.costPerClick === null ? {} : { cost: { model: 'cpc', amount: campaign.costPerClick, currency } }),
    ...(campaign.fixedPayout ? { payout_source: 'fixed', default_payout: payout } : {}),
  };
}
