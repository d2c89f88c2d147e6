import { useState } from 'react';
import { addDays } from '../../format/days.js';
import { KpiStrip } from '../../overview/kpi-strip.js';
import { PeriodChart } from '../../overview/period-chart.js';
import { useOverview } from '../../overview/use-overview.js';
import { usePeriod } from '../../reports/use-period.js';
import { Query } from '../../ui/states.js';

/** A campaign's money over the period: totals with their change, and up to two metrics over time. */
export function CampaignNumbers({ campaignId }: { campaignId: string }) {
  const [selected, setSelected] = useState<readonly string[]>(['profit']);
  const { setRange } = usePeriod();
  const overview = useOverview({ 'filter[campaign]': campaignId });
  const select = (metric: string) =>
    setSelected((drawn) =>
      drawn.includes(metric) ? (drawn.length > 1 ? drawn.filter((each) => each !== metric) : drawn) : [...drawn, metric].slice(-2),
    );
  return (
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
  );
}
