import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.js';
import { answerOf, api } from '../../api/client.js';
import { usePeriod } from '../../reports/use-period.js';

export type Opportunities = Answer<'/api/v1/campaigns/{id}/opportunities', 'get'>;
export type Ranking = Opportunities['supply_sources'];
export type Opportunity = Ranking['best'][number];

const EACH_END = 5;

/** Supply sources and creatives of a campaign ranked by money, over the period of the screen. */
export function useOpportunities(id: string) {
  const { range, zone } = usePeriod();
  const query = { ...range, tz: zone, limit: EACH_END };
  return useQuery({
    queryKey: ['campaigns', 'opportunities', id, query],
    queryFn: () => answerOf(api.GET('/api/v1/campaigns/{id}/opportunities', { params: { path: { id }, query } })),
    placeholderData: keepPreviousData,
  });
}
