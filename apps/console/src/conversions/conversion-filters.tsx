import { Group } from '@mantine/core';
import { CampaignFilter } from '../campaigns/campaign-filter.js';
import { ChosenFilter, ClearFilters, DayFilters, TypedFilter } from '../ui/filter-fields.js';
import { useConversionFilters } from './use-conversion-filters.js';

const STATUSES = ['approved', 'pending', 'rejected'];
const KINDS = [
  { value: 'conversion', label: 'conversions' },
  { value: 'adjustment', label: 'adjustments' },
];

export function ConversionFilters() {
  const filters = useConversionFilters();
  return (
    <Group gap="xs" mb="sm" align="flex-end" role="search" aria-label="Filter conversions">
      <ChosenFilter filters={filters} name="status" label="Status" choices={STATUSES} />
      <CampaignFilter filters={filters} />
      <ChosenFilter filters={filters} name="kind" label="Kind" choices={KINDS} />
      <TypedFilter filters={filters} name="event" label="Event" width={110} />
      <TypedFilter filters={filters} name="txid" label="Transaction id" width={130} />
      <TypedFilter filters={filters} name="click_id" label="Click id" width={190} />
      <DayFilters filters={filters} />
      <ClearFilters filters={filters} />
    </Group>
  );
}
