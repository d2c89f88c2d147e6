import { Alert, Button, Group, TagsInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { fieldFaults } from '../../api/api-error.js';
import { changeOf, draftOf, type CampaignDraft } from './campaign-draft.js';
import { useChangeCampaign, type Campaign } from '../campaigns.js';
import { CostFields } from './cost-fields.js';
import classes from './form.module.css';
import { MoneyRules } from './money-rules.js';
import { RoutingRules } from './routing-rules.js';
import { EventFields } from './event-fields.js';
import { OfferFields } from './offer-fields.js';

/** Part of the form: reads the draft, changes it, shows the server's faults by field. */
export interface Part {
  readonly draft: CampaignDraft;
  readonly set: (change: Partial<CampaignDraft>) => void;
  readonly faults: Readonly<Record<string, string>>;
}

export function CampaignForm({ campaign, onSaved }: { campaign: Campaign; onSaved: () => void }) {
  const [draft, setDraft] = useState(() => draftOf(campaign));
  const change = useChangeCampaign(campaign.id);
  const part: Part = { draft, set: (values) => setDraft((before) => ({ ...before, ...values })), faults: fieldFaults(change.error) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(changeOf(draft), { onSuccess: onSaved });
  };
  return (
    <form onSubmit={submit} className={classes['form']}>
      <TextInput
        label="Name"
        required
        maxLength={200}
        mb="md"
        error={part.faults['name']}
        value={draft.name}
        onChange={(event) => part.set({ name: event.currentTarget.value })}
      />
      <TagsInput
        label="Tags"
        description="To find campaigns again, and to change many at once"
        size="xs"
        mb="md"
        maxTags={20}
        acceptValueOnBlur
        error={Object.entries(part.faults).find(([name]) => name.startsWith('tags'))?.[1]}
        value={[...draft.tags]}
        onChange={(tags) => part.set({ tags })}
      />
      <OfferFields {...part} />
      <fieldset className={classes['group']}>
        <legend className={classes['legend']}>Cost</legend>
        <CostFields value={draft.cost} onChange={(cost) => part.set({ cost })} currency={campaign.currency} faults={part.faults} />
      </fieldset>
      <MoneyRules {...part} />
      <EventFields {...part} />
      <RoutingRules {...part} />
      <div className={classes['bar']}>
        {change.error ? (
          <Alert color="red" variant="light" role="alert" mb="xs">
            {change.error.message}
          </Alert>
        ) : null}
        <Group>
          <Button type="submit" size="sm" loading={change.isPending}>
            Save
          </Button>
          <Button variant="default" size="sm" component={Link} to={`/campaigns/${campaign.id}`}>
            Cancel
          </Button>
        </Group>
      </div>
    </form>
  );
}
