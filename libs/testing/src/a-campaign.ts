import type { Campaign } from '#campaigns';

/** A plain active campaign without offers; a test names only what it is about. */
export function aCampaign(given: Partial<Campaign> = {}): Campaign {
  return {
    id: 1,
    key: 'k',
    name: 'C',
    advertiserId: 1,
    sourceId: 1,
    status: 'active',
    fallbackUrl: null,
    timeZone: 'UTC',
    currency: 'USD',
    defaultPayout: null,
    payoutSource: 'parameter',
    attributionWindowDays: 30,
    minClickToConversionS: 0,
    repeatMode: 'ignore',
    requireTxid: false,
    events: [],
    unknownEvents: 'accept',
    holdHours: null,
    dedupeScope: 'click',
    dailyConversionCap: null,
    overCap: 'reject',
    redirect: '302',
    costModel: 'none',
    costAmount: null,
    costCurrency: null,
    tags: [],
    extra: {},
    version: 1,
    offers: [],
    ...given,
  };
}
