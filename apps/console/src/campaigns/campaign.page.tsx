import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { canEdit, useMe } from '../access/session.js';
import { PeriodPicker } from '../reports/period-picker.js';
import { StatusMark } from '../ui/mark.js';
import { Page, Section } from '../ui/page.js';
import { Query } from '../ui/states.js';
import { useCampaign, usePauseOrResume, type Campaign } from './campaigns.js';
import { CampaignNumbers } from './campaign-numbers.js';
import { CampaignSettings } from './campaign-settings.js';
import { CampaignUrls } from './campaign-urls.js';
import { FirstSteps } from './first-steps.js';
import { RejectedReasons } from './rejected-reasons.js';
import { useMilestones } from './milestones.js';
import { TestTool } from './test-tool/test-tool.js';

/** One campaign: what to paste where, whether it works, what it earns. */
export function CampaignPage() {
  const { id = '' } = useParams();
  const campaign = useCampaign(id);
  return <Query of={campaign}>{(data) => <CampaignView campaign={data} key={data.id} />}</Query>;
}

function CampaignView({ campaign }: { campaign: Campaign }) {
  const milestones = useMilestones(campaign.id);
  // Who watches the first conversion arrive keeps the steps and the test tool before them until they leave.
  const [isNew, setIsNew] = useState(false);
  if (milestones.known && !milestones.conversion && !isNew) setIsNew(true);
  const isRunning = milestones.conversion && !isNew;
  return (
    <Page
      title={campaign.name}
      aside={<StatusMark status={campaign.status} />}
      back={{ to: '/campaigns', label: 'Campaigns' }}
      actions={
        <>
          {milestones.click ? <PeriodPicker /> : null}
          <Actions campaign={campaign} />
        </>
      }
    >
      {campaign.warnings.map((warning) => (
        <Alert key={warning.message} color="yellow" variant="light" mb="sm" title="Worth a look">
          {warning.message}
        </Alert>
      ))}
      {isRunning ? <CampaignNumbers campaignId={campaign.id} /> : null}
      <Section title={isRunning ? 'URLs' : 'What to paste where'}>
        <CampaignUrls campaign={campaign} />
      </Section>
      {isNew ? <FirstSteps campaign={campaign} milestones={milestones} /> : null}
      <RejectedReasons campaignId={campaign.id} />
      <TestTool campaign={campaign} open={isNew} />
      {isNew && milestones.click ? <CampaignNumbers campaignId={campaign.id} /> : null}
      <CampaignSettings campaign={campaign} />
    </Page>
  );
}

function Actions({ campaign }: { campaign: Campaign }) {
  const me = useMe();
  const change = usePauseOrResume(campaign.id);
  if (!canEdit(me) || campaign.status === 'archived') return null;
  const action = campaign.status === 'paused' ? 'resume' : 'pause';
  return (
    <>
      <Button
        variant="default"
        loading={change.isPending}
        onClick={() => change.mutate(action)}
        title={
          action === 'pause' ? 'New clicks go to the fallback URL; earlier clicks still convert' : 'Clicks are sent to the offers again'
        }
      >
        {action === 'pause' ? 'Pause' : 'Resume'}
      </Button>
      <Button variant="default" component={Link} to={`/campaigns/${campaign.id}/edit`}>
        Edit
      </Button>
    </>
  );
}
