import { Link, useParams } from 'react-router';
import { useMe } from '../access/session.js';
import { useCampaignName } from '../campaigns/campaigns.js';
import { Instant } from '../format/instant.js';
import { formatMoney } from '../format/numbers.js';
import { Facts } from '../ui/facts.js';
import { StatusMark } from '../ui/mark.js';
import { Page, Section } from '../ui/page.js';
import { Query } from '../ui/states.js';
import { DecisionSteps } from '../postbacks/decision-steps.js';
import { ChangeStatus } from './change-status.js';
import { useConversion, type ExplainedConversion } from './conversions.js';

/** One conversion end to end: the click, the postback, the decision, the money. */
export function ConversionPage() {
  const { id = '' } = useParams();
  const conversion = useConversion(id);
  return (
    <Page title="Conversion" back={{ to: '/conversions', label: 'Conversions' }} aside={<span className="mono dimmed">{id}</span>}>
      <Query of={conversion}>{(data) => <Explained conversion={data} />}</Query>
    </Page>
  );
}

function Explained({ conversion }: { conversion: ExplainedConversion }) {
  const campaignName = useCampaignName();
  const me = useMe();
  const rate = conversion.rate === null ? 'no rate was set: counts 0 in totals' : `× ${conversion.rate}`;
  return (
    <>
      <Facts
        of={[
          ['Status', <StatusMark key="status" status={conversion.status} />],
          ['Payout', <strong key="payout">{formatMoney(conversion.payout, conversion.currency)}</strong>],
          [
            'In totals',
            <span key="base" title={`payout ${rate}`}>
              {conversion.payout_base} ({rate})
            </span>,
          ],
          ['Event', conversion.kind === 'adjustment' ? `${conversion.event} (adjustment)` : conversion.event],
          ['Transaction id', conversion.txid],
          ["The sender's word for the status", conversion.original_status],
          ['Sale amount', conversion.sale_amount === null ? null : formatMoney(conversion.sale_amount, conversion.currency)],
          [
            'Campaign',
            <Link key="campaign" to={`/campaigns/${conversion.campaign_id}`}>
              {campaignName(conversion.campaign_id)}
            </Link>,
          ],
          [
            'Click',
            <Link key="click" className="mono" to={`/clicks/${encodeURIComponent(conversion.click_id)}`}>
              {conversion.click_id}
            </Link>,
          ],
          ['Happened', <Instant key="occurred" at={conversion.occurred_at} />],
          ['Received', <Instant key="received" at={conversion.received_at} />],
          ['Warnings', conversion.warnings.join(', ')],
        ]}
      />
      {me.role === 'admin' ? (
        <Section title="Change by hand">
          <ChangeStatus conversion={conversion} />
        </Section>
      ) : null}
      {conversion.explanation.map((hit) => (
        <Section key={hit.receipt} title={titleOf(hit, conversion)} actions={<Link to={`/postbacks/${hit.receipt}`}>The postback</Link>}>
          <DecisionSteps hit={hit} />
        </Section>
      ))}
    </>
  );
}

function titleOf(hit: ExplainedConversion['explanation'][number], conversion: ExplainedConversion) {
  return (
    <>
      {hit.receipt === conversion.receipt ? 'How it was decided' : `Later postback: ${hit.reason ?? hit.outcome}`}{' '}
      <span className="unit">
        <Instant at={hit.received_at} />
      </span>
    </>
  );
}
