import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { canEdit, useMe } from '../access/session.js';
import { useCampaigns } from '../campaigns/campaigns.js';
import { PeriodPicker } from '../reports/period-picker.js';
import { usePeriod } from '../reports/use-period.js';
import { addDays } from '../format/days.js';
import { Page, Section } from '../ui/page.js';
import { Empty, Query } from '../ui/states.js';
import { CampaignsTable } from '../campaigns/campaigns-table.js';
import { LiveFeed } from './live/live-feed.js';
import { KpiStrip } from './kpi-strip.js';
import { PeriodChart } from './period-chart.js';
import { useOverview } from './use-overview.js';

/** Which campaigns earn money, at a glance. */
export function OverviewPage() {
  const campaigns = useCampaigns();
  const isNew = campaigns.data !== undefined && campaigns.data.data.length === 0;
  return (
    <Page title="Overview" actions={isNew ? null : <PeriodPicker />}>
      {isNew ? <FirstStep /> : <Numbers />}
    </Page>
  );
}

function Numbers() {
  const [selected, setSelected] = useState<readonly string[]>(['revenue', 'cost']);
  const { setRange } = usePeriod();
  const overview = useOverview();
  // The newest choice is drawn second; pressing a drawn one takes it away, but never the last.
  const select = (metric: string) =>
    setSelected((drawn) =>
      drawn.includes(metric) ? (drawn.length > 1 ? drawn.filter((each) => each !== metric) : drawn) : [...drawn, metric].slice(-2),
    );
  return (
    <>
      <Query of={overview} rows={8}>
        {(view) => (
          <>
            <KpiStrip kpis={view.kpis} currency={view.currency} selected={selected} onSelect={select} />
            <PeriodChart
              view={view}
              selected={selected}
              zone={overview.zone}
              onBrush={(first, last) => setRange({ from: first, to: addDays(last, 1) })}
            />
          </>
        )}
      </Query>
      <Section title="Campaigns" actions={<Link to="/campaigns">All campaigns</Link>}>
        <CampaignsTable limit={10} />
      </Section>
      <LiveFeed />
    </>
  );
}

function FirstStep() {
  const me = useMe();
  return (
    <Empty
      title="No campaign yet"
      action={
        canEdit(me) ? (
          <Button component={Link} to="/campaigns/new" size="sm">
            Create the first campaign
          </Button>
        ) : null
      }
    >
      {canEdit(me)
        ? 'A campaign gives you a tracking URL for the traffic source and a postback URL for the advertiser. It takes an offer URL and a payout.'
        : 'Campaigns appear here as soon as an administrator has created one for you.'}
    </Empty>
  );
}
