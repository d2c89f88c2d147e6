import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useCampaigns } from '../campaigns/campaigns.js';
import { addDays } from '../format/days.js';
import { useConversionFilters } from './use-conversion-filters.js';

const STATUSES = ['approved', 'pending', 'rejected'];

/** Filters of the list. Typed ones apply with Enter, or when the field is left. */
export function ConversionFilters() {
  const { get, set, clear, isAny } = useConversionFilters();
  const campaigns = useCampaigns();
  const last = get('to') === '' ? '' : addDays(get('to'), -1);
  const typed = (name: 'event' | 'txid' | 'click_id', label: string, width: number) => (
    <TextInput
      key={`${name} ${get(name)}`}
      label={label}
      w={width}
      defaultValue={get(name)}
      onBlur={(event) => set({ [name]: event.currentTarget.value })}
      onKeyDown={(event) => event.key === 'Enter' && set({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <Group gap="xs" mb="sm" align="flex-end" role="search" aria-label="Filter conversions">
      <NativeSelect
        label="Status"
        data={[{ value: '', label: 'All' }, ...STATUSES]}
        value={get('status')}
        onChange={(event) => set({ status: event.currentTarget.value })}
      />
      <NativeSelect
        label="Campaign"
        maw={220}
        data={[
          { value: '', label: 'All' },
          ...(campaigns.data?.data ?? []).map((campaign) => ({ value: campaign.id, label: campaign.name })),
        ]}
        value={get('campaign_id')}
        onChange={(event) => set({ campaign_id: event.currentTarget.value })}
      />
      <NativeSelect
        label="Kind"
        data={[
          { value: '', label: 'All' },
          { value: 'conversion', label: 'conversions' },
          { value: 'adjustment', label: 'adjustments' },
        ]}
        value={get('kind')}
        onChange={(event) => set({ kind: event.currentTarget.value })}
      />
      {typed('event', 'Event', 110)}
      {typed('txid', 'Transaction id', 130)}
      {typed('click_id', 'Click id', 190)}
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
      {isAny ? (
        <Button variant="subtle" onClick={clear}>
          Clear
        </Button>
      ) : null}
    </Group>
  );
}
