import { Autocomplete, Group } from '@mantine/core';
import { CampaignFilter } from '../../campaigns/campaign-filter.js';
import { useSources } from '../../sources/sources.js';
import { ChosenFilter, ClearFilters, DayFilters, TypedFilter } from '../../ui/filter-fields.js';
import { OUTCOMES } from '../hit-query.js';
import { REASONS } from './reasons.js';
import { useHitFilters } from './use-hit-filters.js';

export function HitFilters() {
  const filters = useHitFilters();
  const { get, set } = filters;
  const sources = (useSources().data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Group gap="xs" mb="sm" align="flex-end" role="search" aria-label="Filter postbacks">
      <ChosenFilter filters={filters} name="outcome" label="Verdict" choices={OUTCOMES} />
      <Autocomplete
        label="Reason"
        placeholder="any"
        size="xs"
        w={190}
        data={[...REASONS]}
        key={get('reason')}
        defaultValue={get('reason')}
        onOptionSubmit={(reason) => set({ reason })}
        onBlur={(event) => set({ reason: event.currentTarget.value })}
        onKeyDown={(event) => event.key === 'Enter' && set({ reason: event.currentTarget.value })}
      />
      <CampaignFilter filters={filters} none />
      <ChosenFilter filters={filters} name="source_id" label="Source" maxWidth={180} all="All, and none" choices={sources} />
      <TypedFilter filters={filters} name="click_id" label="Click id" width={200} placeholder="Paste and press Enter" />
      <DayFilters filters={filters} />
      <ClearFilters filters={filters} />
    </Group>
  );
}
