import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { Answer } from '../api/answer.js';
import { answerOf, api } from '../api/client.js';
import { keys } from '../api/keys.js';
import { useCampaignName } from '../campaigns/campaigns.js';
import { Instant } from '../format/instant.js';
import { formatMoney } from '../format/numbers.js';
import { lookBack } from '../postbacks/hit-query.js';
import { HitsTable } from '../postbacks/hits-table.js';
import { Facts } from '../ui/facts.js';
import { Page, Section } from '../ui/page.js';
import { Empty, Query } from '../ui/states.js';

type Click = Answer<'/api/v1/clicks/{click_id}', 'get'>;

/** One click: who, from where, sent where, and what came back for it. */
export function ClickPage() {
  const { clickId = '' } = useParams();
  const click = useQuery({
    queryKey: keys.one('clicks', clickId),
    queryFn: () => answerOf(api.GET('/api/v1/clicks/{click_id}', { params: { path: { click_id: clickId } } })),
  });
  return (
    <Page title="Click" back={{ to: '/clicks', label: 'Clicks' }} aside={<span className="mono dimmed">{clickId}</span>}>
      <Query of={click}>{(data) => <Journey click={data} />}</Query>
    </Page>
  );
}

function Journey({ click }: { click: Click }) {
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
          ['Flags', click.flags.join(', ') || 'none'],
          ...subs,
        ]}
      />
      <Section title="Sent to">
        <p className="mono" style={{ overflowWrap: 'anywhere', margin: 0 }}>
          {click.target ?? <span className="dimmed">The target has been dropped by now.</span>}
        </p>
      </Section>
      <Section title="Postbacks for this click">
        <Postbacks clickId={click.click_id} />
      </Section>
    </>
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
