import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useCampaigns } from '../campaigns/campaigns.js';
import { OUTCOMES } from './hit-query.js';

/** Filters of the log, kept in the address. */
export function HitFilters() {
  const [search, setSearch] = useSearchParams();
  const campaigns = useCampaigns();
  const [clickId, setClickId] = useState(search.get('click_id') ?? '');
  const set = (name: string, value: string) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (value.trim() === '') next.delete(name);
      else next.set(name, value.trim());
      return next;
    });
  const reason = search.get('reason');
  return (
    <Group gap="xs" mb="sm" align="flex-end">
      <NativeSelect
        label="Verdict"
        data={[{ value: '', label: 'All' }, ...OUTCOMES]}
        value={search.get('outcome') ?? ''}
        onChange={(event) => set('outcome', event.currentTarget.value)}
      />
      <NativeSelect
        label="Campaign"
        maw={240}
        data={[
          { value: '', label: 'All, and none' },
          { value: 'none', label: 'Of no campaign' },
          ...(campaigns.data?.data ?? []).map((campaign) => ({ value: campaign.id, label: campaign.name })),
        ]}
        value={search.get('campaign_id') ?? ''}
        onChange={(event) => set('campaign_id', event.currentTarget.value)}
      />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          set('click_id', clickId);
        }}
      >
        <TextInput
          label="Click id"
          placeholder="Paste and press Enter"
          w={260}
          value={clickId}
          onChange={(event) => setClickId(event.currentTarget.value)}
          onBlur={() => set('click_id', clickId)}
        />
      </form>
      <TextInput
        label="Reason"
        placeholder="duplicate, unknown_click, …"
        key={reason}
        defaultValue={reason ?? ''}
        w={200}
        onBlur={(event) => set('reason', event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && set('reason', event.currentTarget.value)}
      />
      {[...search.keys()].length > 0 ? (
        <Button
          variant="subtle"
          onClick={() => {
            setClickId('');
            setSearch({});
          }}
        >
          Clear
        </Button>
      ) : null}
    </Group>
  );
}
