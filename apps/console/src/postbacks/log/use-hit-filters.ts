import { useAddressFilters } from '../../ui/use-address-filters.js';

const HIT_FILTERS = ['outcome', 'reason', 'campaign_id', 'source_id', 'click_id', 'replay_id', 'from', 'to'] as const;
export type HitFilter = (typeof HIT_FILTERS)[number];

export function useHitFilters() {
  return useAddressFilters(HIT_FILTERS);
}
