import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { keys } from '../api/keys.js';

export function useAdvertisers() {
  return useQuery({
    queryKey: keys.list('advertisers'),
    queryFn: () => answerOf(api.GET('/api/v1/advertisers', { params: { query: { limit: 500 } } })),
  });
}

/** Whose campaign it is. Not shown while there is but one advertiser to choose. */
export function AdvertiserSelect({ value, onChange }: { value: string | undefined; onChange: (id: string | undefined) => void }) {
  const { data } = useAdvertisers();
  const advertisers = data?.data ?? [];
  if (advertisers.length < 2) return null;
  const options = [{ value: '', label: 'Default advertiser' }, ...advertisers.map((each) => ({ value: each.id, label: each.name }))];
  return (
    <NativeSelect
      label="Advertiser"
      description="Sees this campaign, and owns its postback URL"
      maw={300}
      data={options}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}
