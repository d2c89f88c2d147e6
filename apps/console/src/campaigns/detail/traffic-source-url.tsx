import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { CopyField } from '../../ui/copy-field.js';
import type { Campaign } from '../campaigns.js';

/** The tracking URL with the macros of the network the traffic is bought from, ready to paste there. */
export function TrafficSourceUrl({ campaign }: { campaign: Campaign }) {
  const [template, setTemplate] = useState('');
  const templates = useQuery({
    queryKey: keys.list('traffic-source-templates'),
    queryFn: () => answerOf(api.GET('/api/v1/traffic-source-templates')),
    staleTime: Infinity,
  });
  const url = useQuery({
    queryKey: [...keys.one('campaigns', campaign.id), 'tracking-url', template],
    enabled: template !== '',
    queryFn: () => answerOf(api.GET('/api/v1/campaigns/{id}/tracking-url', { params: { path: { id: campaign.id }, query: { template } } })),
  });
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      <NativeSelect
        label="Traffic bought from"
        maw={260}
        data={[
          { value: '', label: 'Any source: {…} to be replaced by hand' },
          ...(templates.data?.data ?? []).map((each) => ({ value: each.name, label: each.title })),
        ]}
        value={template}
        onChange={(event) => setTemplate(event.currentTarget.value)}
      />
      {url.data && template !== '' ? (
        <CopyField label="Tracking URL with this source's macros" value={url.data.url} hint="Paste it there as it is." />
      ) : null}
      {url.error ? <span className="loss">{url.error.message}</span> : null}
    </div>
  );
}
