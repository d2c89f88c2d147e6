import { Alert } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'react-router';
import { PeriodPicker } from '../reports/period-picker.js';
import { Section } from '../ui/page.js';
import { Query } from '../ui/states.js';
import { useCampaign, type Campaign } from './campaigns.js';
import { CampaignFrame } from './detail/campaign-frame.js';
import { CampaignNumbers } from './detail/campaign-numbers.js';
import { CampaignSettings } from './detail/campaign-settings.js';
import { CampaignUrls } from './detail/campaign-urls.js';
import { FirstSteps } from './detail/first-steps.js';
import { LandingPages } from './detail/landing-pages.js';
import { useMilestones } from './detail/milestones.js';
import { RecentConversions } from './detail/recent-conversions.js';
import { RejectedReasons } from './detail/rejected-reasons.js';
import { HealthPanel } from './health/health-panel.js';
import { OpportunitiesSection } from './opportunities/opportunities-section.js';
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
    <CampaignFrame campaign={campaign} actions={milestones.click ? <PeriodPicker /> : null}>
      {campaign.warnings.map((warning) => (
        <Alert key={warning.message} color="yellow" variant="light" mb="sm" title="Worth a look">
          {warning.message}
        </Alert>
      ))}
      {isRunning ? (
        <>
          <HealthPanel campaignId={campaign.id} />
          <CampaignNumbers campaignId={campaign.id} />
          <OpportunitiesSection campaignId={campaign.id} />
        </>
      ) : null}
      {isNew ? (
        <Section title="What to paste where">
          <CampaignUrls campaign={campaign} />
        </Section>
      ) : null}
      {isNew ? <FirstSteps campaign={campaign} milestones={milestones} /> : null}
      <RejectedReasons campaignId={campaign.id} />
      {isNew ? <TestTool campaign={campaign} open /> : <RecentConversions campaignId={campaign.id} />}
      {isNew && milestones.click ? <CampaignNumbers campaignId={campaign.id} /> : null}
      {isRunning ? (
        <>
          <Section title="URLs">
            <CampaignUrls campaign={campaign} />
          </Section>
          <TestTool campaign={campaign} open={false} />
        </>
      ) : null}
      <LandingPages campaign={campaign} />
      <CampaignSettings campaign={campaign} />
    </CampaignFrame>
  );
}
