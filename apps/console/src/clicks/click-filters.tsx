import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { useCampaigns } from '../campaigns/campaigns.js';
import { addDays } from '../format/days.js';
import { flagWords, FLAGS } from './flags.js';
import { useClickFilters } from './use-click-filters.js';

/** By id straight to the click; or by campaign, supply source, flag and days. */
export function ClickFilters() {
  const { get, set, clear, isAny } = useClickFilters();
  const campaigns = useCampaigns();
  const last = get('to') === '' ? '' : addDays(get('to'), -1);
  return (
    <Group gap="xs" mb="sm" align="flex-end" role="search" aria-label="Find clicks">
      <LookUp />
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
      <TextInput
        key={get('supply_id')}
        label="Supply source"
        w={130}
        defaultValue={get('supply_id')}
        onBlur={(event) => set({ supply_id: event.currentTarget.value })}
        onKeyDown={(event) => event.key === 'Enter' && set({ supply_id: event.currentTarget.value })}
      />
      <NativeSelect
        label="Flag"
        data={[{ value: '', label: 'Any' }, ...Object.keys(FLAGS).map((flag) => ({ value: flag, label: flagWords(flag) }))]}
        value={get('flag')}
        onChange={(event) => set({ flag: event.currentTarget.value })}
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
      {isAny ? (
        <Button variant="subtle" onClick={clear}>
          Clear
        </Button>
      ) : null}
    </Group>
  );
}

function LookUp() {
  const [id, setId] = useState('');
  const navigate = useNavigate();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (id.trim() !== '') void navigate(`/clicks/${encodeURIComponent(id.trim())}`);
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          label="Click id"
          placeholder="push_…, or one of another tracker"
          w={230}
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          Look up
        </Button>
      </Group>
    </form>
  );
}
