import { Alert, Button, Group, NumberInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { canEdit, useMe } from '../../access/session.js';
import { fieldFaults } from '../../api/api-error.js';
import { formatRatio } from '../../format/numbers.js';
import { DataTable } from '../../ui/data-table.js';
import { Section } from '../../ui/page.js';
import { useAddLandingPage, useArchiveLandingPage } from '../landing-pages.js';
import type { Campaign } from '../campaigns.js';

/** Pages that visitors see before the offer, shared out by weight. */
export function LandingPages({ campaign }: { campaign: Campaign }) {
  const me = useMe();
  const archive = useArchiveLandingPage(campaign.id);
  const pages = campaign.landing_pages;
  const weights = pages.reduce((sum, page) => sum + page.weight, 0);
  if (pages.length === 0 && !canEdit(me)) return null;
  return (
    <Section title="Landing pages">
      {pages.length === 0 ? (
        <p className="dimmed" style={{ margin: '0 0 8px' }}>
          None: visitors go straight to the offer.
        </p>
      ) : (
        <DataTable
          caption="Landing pages"
          columns={[
            {
              id: 'url',
              head: 'URL',
              cell: (page) => (
                <span className="mono" style={{ overflowWrap: 'anywhere' }}>
                  {page.url}
                </span>
              ),
            },
            {
              id: 'share',
              head: 'Share',
              numeric: true,
              title: 'weight / sum of weights',
              cell: (page) => (weights === 0 ? '–' : formatRatio(page.weight / weights)),
            },
            {
              id: 'out',
              head: '',
              numeric: true,
              cell: (page) =>
                canEdit(me) ? (
                  <Button
                    variant="subtle"
                    color="gray"
                    loading={archive.isPending && archive.variables === page.id}
                    onClick={() => archive.mutate(page.id)}
                  >
                    Take out
                  </Button>
                ) : null,
            },
          ]}
          rows={pages}
          rowKey={(page) => page.id}
        />
      )}
      {canEdit(me) ? <AddPage campaignId={campaign.id} /> : null}
    </Section>
  );
}

function AddPage({ campaignId }: { campaignId: string }) {
  const [url, setUrl] = useState('');
  const [weight, setWeight] = useState('100');
  const add = useAddLandingPage(campaignId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ url, weight: Number(weight) }, { onSuccess: () => setUrl('') });
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="flex-end" mt="xs">
        <TextInput
          label="A page before the offer"
          description="{click_out_url} is where its button leads on to the offer"
          placeholder="https://lander.example/spring?go={click_out_url}"
          required
          flex="1 1 320px"
          maw={520}
          error={fieldFaults(add.error)['url']}
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value.trim())}
        />
        <NumberInput
          label="Weight"
          required
          min={0}
          allowDecimal={false}
          hideControls
          w={90}
          value={weight}
          onChange={(value) => setWeight(String(value))}
        />
        <Button type="submit" variant="default" loading={add.isPending}>
          Add page
        </Button>
      </Group>
      {add.error ? (
        <Alert color="red" variant="light" role="alert" mt="xs">
          {add.error.message}
        </Alert>
      ) : null}
    </form>
  );
}
