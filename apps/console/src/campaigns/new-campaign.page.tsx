import { Alert, Button, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { fieldFaults } from '../api/api-error.js';
import { Page } from '../ui/page.js';
import { AdvertiserSelect } from './advertiser-select.js';
import { CostFields, type CostDraft } from './form/cost-fields.js';
import { useCreateCampaign } from './campaigns.js';
import classes from './form/form.module.css';
import { OfferUrlField } from './form/offer-url-field.js';

/** The shortest way to a running campaign: where visitors go and what a conversion pays. Everything else has a sound default. */
export function NewCampaignPage() {
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [payout, setPayout] = useState('');
  const [currency, setCurrency] = useState('USD');
  const [cost, setCost] = useState<CostDraft>({ model: 'none', amount: '', currency: '' });
  const [advertiserId, setAdvertiserId] = useState<string>();
  const create = useCreateCampaign();
  const navigate = useNavigate();
  const faults = fieldFaults(create.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const costInput = cost.model === 'none' ? undefined : { model: cost.model, amount: cost.amount, currency: cost.currency || currency };
    create.mutate(
      { name: name.trim() || hostOf(url), offers: [{ url, payout, currency }], currency, cost: costInput, advertiser_id: advertiserId },
      { onSuccess: (campaign) => void navigate(`/campaigns/${campaign.id}`) },
    );
  };
  return (
    <Page title="New campaign" back={{ to: '/campaigns', label: 'Campaigns' }}>
      <form onSubmit={submit} className={classes['form']}>
        <Stack gap="md">
          <TextInput
            label="Name"
            placeholder={hostOf(url) || 'Spring sale'}
            maxLength={200}
            error={faults['name']}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <OfferUrlField value={url} payout={payout} onChange={setUrl} error={faults['offers.0.url']} />
          <Group gap="sm" align="flex-start">
            <NumberInput
              label="Payout per conversion"
              placeholder="5.00"
              required
              min={0}
              decimalScale={6}
              hideControls
              w={180}
              error={faults['offers.0.payout']}
              value={payout}
              onChange={(value) => setPayout(String(value))}
            />
            <TextInput
              label="Currency"
              required
              maxLength={3}
              w={90}
              error={faults['offers.0.currency']}
              value={currency}
              onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
            />
          </Group>
          <CostFields value={cost} onChange={setCost} currency={currency} faults={faults} />
          <AdvertiserSelect value={advertiserId} onChange={setAdvertiserId} />
          {create.error ? (
            <Alert color="red" variant="light" role="alert">
              {create.error.message}
            </Alert>
          ) : null}
          <Group>
            <Button type="submit" size="sm" loading={create.isPending}>
              Create campaign
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}

function hostOf(url: string): string {
  return /^https?:\/\/([^/?#:]+)/i.exec(url)?.[1] ?? '';
}
