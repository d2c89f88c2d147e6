import { useState } from 'react';
import { Link } from 'react-router';
import { addDays } from '../format/days.js';
import { KpiStrip } from '../overview/kpi-strip.js';
import { PeriodChart } from '../overview/period-chart.js';
import { useOverview } from '../overview/use-overview.js';
import { RankedTable } from '../reports/ranked-table.js';
import { usePeriod } from '../reports/use-period.js';
import { Section } from '../ui/page.js';
import { Query } from '../ui/states.js';
import classes from './campaign-numbers.module.css';

/** A campaign's money over the period, and which supply sources and creatives bring or burn it. */
export function CampaignNumbers({ campaignId }: { campaignId: string }) {
  const [selected, setSelected] = useState<readonly string[]>(['profit']);
  const { setRange } = usePeriod();
  const filter = { 'filter[campaign]': campaignId };
  const overview = useOverview(filter);
  const select = (metric: string) =>
    setSelected((drawn) =>
      drawn.includes(metric) ? (drawn.length > 1 ? drawn.filter((each) => each !== metric) : drawn) : [...drawn, metric].slice(-2),
    );
  return (
    <>
      <Query of={overview}>
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
      <div className={classes['ranks']}>
        <Section
          title="Supply sources"
          actions={<Link to={`/reports?group_by=supply_id&filter[campaign]=${campaignId}`}>Full report</Link>}
        >
          <RankedTable dimension="supply_id" filter={filter} />
        </Section>
        <Section title="Creatives" actions={<Link to={`/reports?group_by=creative&filter[campaign]=${campaignId}`}>Full report</Link>}>
          <RankedTable dimension="creative" filter={filter} />
        </Section>
      </div>
    </>
  );
}
