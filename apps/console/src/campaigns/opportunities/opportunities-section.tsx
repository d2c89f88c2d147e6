import { Link } from 'react-router';
import { formatMoney } from '../../format/numbers.js';
import { Section } from '../../ui/page.js';
import { Query } from '../../ui/states.js';
import { useOpportunities, type Opportunities, type Ranking } from './opportunities.js';
import { OpportunityTable } from './opportunity-table.js';

/** What earns and what burns: supply sources, then creatives, each with how sure that is. */
export function OpportunitiesSection({ campaignId }: { campaignId: string }) {
  const opportunities = useOpportunities(campaignId);
  return (
    <Query of={opportunities} rows={6}>
      {(data) => (
        <>
          <Ranked title="Supply sources" dimension="supply_id" ranking={data.supply_sources} all={data} />
          <Ranked title="Creatives" dimension="creative" ranking={data.creatives} all={data} />
        </>
      )}
    </Query>
  );
}

interface RankedProps {
  readonly title: string;
  readonly dimension: string;
  readonly ranking: Ranking;
  readonly all: Opportunities;
}

function Ranked({ title, dimension, ranking, all }: RankedProps) {
  const { values, profit_change: change } = ranking.pausing_all_that_burn;
  const left = ranking.values - ranking.best.length - ranking.worst.length;
  return (
    <Section
      title={title}
      actions={<Link to={`/reports?group_by=${dimension}&filter[campaign]=${all.campaign_id}&sort=profit`}>Full report</Link>}
    >
      {values > 0 ? (
        <p style={{ margin: '0 0 6px' }}>
          {values === 1 ? 'One burns money' : `${values} burn money`}: without {values === 1 ? 'it' : 'them'} the profit of this period
          would have been <strong className="gain">{formatMoney(change, all.currency)} higher</strong>.
        </p>
      ) : null}
      <OpportunityTable caption={title} ranking={ranking} currency={all.currency} />
      {left > 0 ? <p className="dimmed">{left} more lie between these.</p> : null}
    </Section>
  );
}
