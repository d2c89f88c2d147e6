import { Alert, Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useCampaigns } from '../../campaigns/campaigns.js';
import { dayStart } from '../../format/day-start.js';
import { addDays, today } from '../../format/days.js';
import { useZone } from '../../format/zone.js';
import { Page, Section } from '../../ui/page.js';
import { CsvPicker } from '../import/csv-picker.js';
import type { CsvFile, Mapping } from '../import/csv-file.js';
import { ReconcileResult } from './reconcile-result.js';
import { useReconcile } from './reconcile.js';

/** Their list of conversions against ours: what only they have, what only we have, what differs. Changes nothing. */
export function ReconcilePage() {
  const { zone } = useZone();
  const [file, setFile] = useState<CsvFile>();
  const [mapping, setMapping] = useState<Mapping>({});
  const [first, setFirst] = useState(() => addDays(today(zone), -29));
  const [last, setLast] = useState(() => today(zone));
  const [campaignId, setCampaignId] = useState('');
  const campaigns = useCampaigns();
  const reconcile = useReconcile();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!file) return;
    reconcile.mutate({
      csv: file.text,
      mapping,
      from: dayStart(first, zone),
      to: dayStart(addDays(last, 1), zone),
      campaignId: campaignId || undefined,
    });
  };
  return (
    <Page title="Reconcile conversions" back={{ to: '/conversions', label: 'Conversions' }}>
      <form onSubmit={submit}>
        <Section title="1. Their file">
          <CsvPicker
            file={file}
            mapping={mapping}
            onChange={(chosen, columns) => {
              setFile(chosen);
              setMapping(columns);
              reconcile.reset();
            }}
          />
        </Section>
        <Section title="2. Against which of ours">
          <Group gap="sm" align="flex-end">
            <TextInput type="date" label="Received from" required value={first} onChange={(event) => setFirst(event.currentTarget.value)} />
            <TextInput
              type="date"
              label="Until, included"
              required
              min={first}
              value={last}
              onChange={(event) => setLast(event.currentTarget.value)}
            />
            <NativeSelect
              label="Campaign"
              data={[
                { value: '', label: 'All' },
                ...(campaigns.data?.data ?? []).map((campaign) => ({ value: campaign.id, label: campaign.name })),
              ]}
              value={campaignId}
              onChange={(event) => setCampaignId(event.currentTarget.value)}
            />
            <Button type="submit" loading={reconcile.isPending} disabled={!file || !mapping.click_id}>
              Compare
            </Button>
          </Group>
          {reconcile.error ? (
            <Alert color="red" variant="light" role="alert" mt="sm">
              {reconcile.error.message}
            </Alert>
          ) : null}
        </Section>
      </form>
      {reconcile.data ? <ReconcileResult answer={reconcile.data} /> : null}
    </Page>
  );
}
