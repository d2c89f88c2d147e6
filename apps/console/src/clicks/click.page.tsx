import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { answerOf, api } from '../api/client.js';
import { keys } from '../api/keys.js';
import { useCampaignName } from '../campaigns/campaigns.js';
import { ConversionsTable } from '../conversions/conversions-table.js';
import { Instant } from '../format/instant.js';
import { formatMoney } from '../format/numbers.js';
import { lookBack } from '../postbacks/hit-query.js';
import { HitsTable } from '../postbacks/hits-table.js';
import { CopyValue } from '../ui/copy-field.js';
import { Facts } from '../ui/facts.js';
import { Page, Section } from '../ui/page.js';
import { Empty, Query } from '../ui/states.js';
import { useClick, type ClickDetail } from './clicks.js';
import { Journey } from './journey.js';

/** One click: who, from where, sent where and why, and what came back for it. */
export function ClickPage() {
  const { clickId = '' } = useParams();
  const click = useClick(clickId);
  return (
    <Page
      title="Click"
      back={{ to: '/clicks', label: 'Clicks' }}
      aside={
        <>
          <span className="mono dimmed" style={{ overflowWrap: 'anywhere' }}>
            {clickId}
          </span>
          <CopyValue value={clickId} what="Click id" />
        </>
      }
    >
      <Query of={click}>{(data) => <OneClick click={data} />}</Query>
    </Page>
  );
}

function OneClick({ click }: { click: ClickDetail }) {
  const campaignName = useCampaignName();
  const subs = Object.entries(click.subs).map(([name, value]) => [name, value] as const);
  return (
    <>
      <Facts
        of={[
          ['Clicked', <Instant key="at" at={click.clicked_at} />],
          [
            'Campaign',
            <Link key="campaign" to={`/campaigns/${click.campaign_id}`}>
              {campaignName(click.campaign_id)}
            </Link>,
          ],
          ['Cost', formatMoney(click.cost, click.currency)],
          ['Supply source', click.supply_id],
          ['Site', click.site_id],
          ['Creative', click.creative_id],
          ['Source', click.source],
          ["The source's own id", click.external_id],
          ['Place', [click.city, click.region, click.country].filter(Boolean).join(', ')],
          ['Device', [click.device, click.os, click.browser, click.language].filter(Boolean).join(' · ')],
          ['Address', click.ip],
          ['Page before', click.referrer_url ?? click.referrer],
          ['User agent', click.user_agent],
          ['Settings version', click.campaign_version],
          ...subs,
        ]}
      />
      <Journey click={click} />
      <Section title="Conversions">
        <Conversions clickId={click.click_id} />
      </Section>
      <Section title="Postbacks for this click">
        <Postbacks clickId={click.click_id} />
      </Section>
    </>
  );
}

function Conversions({ clickId }: { clickId: string }) {
  const query = { click_id: clickId, limit: 50 };
  const conversions = useQuery({
    queryKey: keys.list('conversions', query),
    queryFn: () => answerOf(api.GET('/api/v1/conversions', { params: { query } })),
  });
  return (
    <Query of={conversions} rows={2}>
      {({ data }) =>
        data.length === 0 ? (
          <Empty title="None yet">No postback for this click has counted.</Empty>
        ) : (
          <ConversionsTable rows={data} withCampaign={false} />
        )
      }
    </Query>
  );
}

function Postbacks({ clickId }: { clickId: string }) {
  const query = { click_id: clickId, from: lookBack(), limit: 50 };
  const postbacks = useQuery({
    queryKey: keys.list('postbacks', query),
    queryFn: () => answerOf(api.GET('/api/v1/postbacks', { params: { query } })),
  });
  return (
    <Query of={postbacks} rows={2}>
      {({ data }) =>
        data.length === 0 ? <Empty title="None yet">The advertiser has not called back for this click.</Empty> : <HitsTable hits={data} />
      }
    </Query>
  );
}
