import { Autocomplete, Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useCampaigns } from '../../campaigns/campaigns.js';
import { addDays } from '../../format/days.js';
import { useSources } from '../../sources/sources.js';
import { OUTCOMES } from '../hit-query.js';
import { REASONS } from './reasons.js';
import { useHitFilters } from './use-hit-filters.js';

/** Filters of the log. Typed ones apply with Enter, or when the field is left. */
export function HitFilters() {
  const filters = useHitFilters();
  const campaigns = useCampaigns();
  const sources = useSources();
  const { get, set } = filters;
  const last = get('to') === '' ? '' : addDays(get('to'), -1);
  return (
    <Group gap="xs" mb="sm" align="flex-end" role="search" aria-label="Filter postbacks">
      <NativeSelect
        label="Verdict"
        data={[{ value: '', label: 'All' }, ...OUTCOMES]}
        value={get('outcome')}
        onChange={(event) => set({ outcome: event.currentTarget.value })}
      />
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
      <NativeSelect
        label="Campaign"
        maw={220}
        data={[
          { value: '', label: 'All, and none' },
          { value: 'none', label: 'Of no campaign' },
          ...(campaigns.data?.data ?? []).map((campaign) => ({ value: campaign.id, label: campaign.name })),
        ]}
        value={get('campaign_id')}
        onChange={(event) => set({ campaign_id: event.currentTarget.value })}
      />
      <NativeSelect
        label="Source"
        maw={180}
        data={[
          { value: '', label: 'All, and none' },
          ...(sources.data?.data ?? []).map((source) => ({ value: source.id, label: source.name })),
        ]}
        value={get('source_id')}
        onChange={(event) => set({ source_id: event.currentTarget.value })}
      />
      <TextInput
        label="Click id"
        placeholder="Paste and press Enter"
        w={200}
        key={`click ${get('click_id')}`}
        defaultValue={get('click_id')}
        onBlur={(event) => set({ click_id: event.currentTarget.value })}
        onKeyDown={(event) => event.key === 'Enter' && set({ click_id: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label="First day"
        value={get('from')}
        max={last || undefined}
        onChange={(event) => set({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label="Last day"
        value={last}
        min={get('from') || undefined}
        onChange={(event) => set({ to: event.currentTarget.value === '' ? '' : addDays(event.currentTarget.value, 1) })}
      />
      {filters.isAny ? (
        <Button variant="subtle" onClick={filters.clear}>
          Clear
        </Button>
      ) : null}
    </Group>
  );
}
