import { ChosenFilter } from '../ui/filter-fields.js';
import type { AddressFilters } from '../ui/use-address-filters.js';
import { useCampaigns } from './campaigns.js';

/** `none`: also offers what belongs to no campaign. */
export function CampaignFilter({ filters, none = false }: { readonly filters: AddressFilters<'campaign_id'>; readonly none?: boolean }) {
  const campaigns = useCampaigns();
  return (
    <ChosenFilter
      filters={filters}
      name="campaign_id"
      label="Campaign"
      maxWidth={220}
      all={none ? 'All, and none' : 'All'}
      choices={[
        ...(none ? [{ value: 'none', label: 'Of no campaign' }] : []),
        ...(campaigns.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
