import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useCampaignName } from '../../campaigns/campaigns.js';
import { useClick } from '../../clicks/clicks.js';
import { Instant } from '../../format/instant.js';
import { formatMoney } from '../../format/numbers.js';
import { DecisionSteps } from '../../postbacks/decision-steps.js';
import { Section } from '../../ui/page.js';
import type { ExplainedConversion } from '../conversions.js';
import classes from './story.module.css';

/** How it came about, in order: click, postback, decision, and whatever came later. */
export function ConversionStory({ conversion }: { conversion: ExplainedConversion }) {
  return (
    <>
      <Section title="1. The click">
        <TheClick conversion={conversion} />
      </Section>
      {conversion.explanation.map((hit, at) => (
        <Section
          key={hit.receipt}
          title={
            <>
              {at + 2}. {hit.receipt === conversion.receipt ? 'How it was decided' : `Later postback: ${hit.reason ?? hit.outcome}`}{' '}
              <span className="unit">
                <Instant at={hit.received_at} />
              </span>
            </>
          }
          actions={<Link to={`/postbacks/${hit.receipt}`}>The postback</Link>}
        >
          <DecisionSteps hit={hit} />
        </Section>
      ))}
    </>
  );
}

function TheClick({ conversion }: { conversion: ExplainedConversion }) {
  const campaignName = useCampaignName();
  const click = useClick(conversion.click_id).data;
  const place = click ? [click.city, click.country].filter(Boolean).join(', ') : '';
  const device = click ? [click.device, click.os, click.browser].filter(Boolean).join(' · ') : '';
  return (
    <p className={classes['line']}>
      <Instant at={conversion.clicked_at} />
      <Part>
        <Link to={`/campaigns/${conversion.campaign_id}`}>{campaignName(conversion.campaign_id)}</Link>
      </Part>
      {click?.supply_id ? <Part>from {click.supply_id}</Part> : null}
      {click?.creative_id ? <Part>by {click.creative_id}</Part> : null}
      {place ? <Part>{place}</Part> : null}
      {device ? <Part>{device}</Part> : null}
      {click ? <Part>cost {formatMoney(click.cost, click.currency)}</Part> : null}
      <Part>
        <Link to={`/clicks/${encodeURIComponent(conversion.click_id)}`} className="mono">
          {conversion.click_id}
        </Link>
      </Part>
    </p>
  );
}

function Part({ children }: { children: ReactNode }) {
  return (
    <>
      <span className="dimmed"> · </span>
      <span>{children}</span>
    </>
  );
}
