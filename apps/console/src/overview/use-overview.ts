import { useMemo } from 'react';
import { before } from '../format/days.js';
import { useCatalogue, useReport, type Metric, type Report } from '../reports/report.js';
import { bucketsOf, grainOf, seriesOf } from '../reports/time-series.js';
import { usePeriod } from '../reports/use-period.js';
import type { Kpi } from './kpi-strip.js';

const SHOWN = ['revenue', 'cost', 'profit', 'roi', 'clicks', 'conversions'];
const LIVE_MS = 10_000;

/** Numbers and series of a period, beside those of the period before. `filter` narrows both: `{'filter[campaign]': '12'}`. */
export function useOverview(filter: Readonly<Record<string, string>> = {}) {
  const { range, zone } = usePeriod();
  const grain = grainOf(range);
  const shared = { tz: zone, group_by: grain, metrics: SHOWN.join(','), limit: '1000', ...filter };
  const now = useReport({ ...shared, ...range }, LIVE_MS);
  const earlier = useReport({ ...shared, ...before(range) });
  const catalogue = useCatalogue();
  const shown = useMemo(
    () => SHOWN.map((name) => catalogue.data?.metrics.find((each) => each.name === name)).filter((each) => each !== undefined),
    [catalogue.data],
  );
  const view = useMemo(
    () => (now.data && shown.length > 0 ? viewOf(now.data, earlier.data, { shown, grain, range }) : undefined),
    [now.data, earlier.data, shown, grain, range.from, range.to],
  );
  return {
    data: view,
    error: now.error ?? catalogue.error,
    refetch: () => void Promise.all([now.refetch(), earlier.refetch(), catalogue.refetch()]),
    zone,
    range,
  };
}

interface Shape {
  readonly shown: readonly Metric[];
  readonly grain: 'hour' | 'day';
  readonly range: { readonly from: string; readonly to: string };
}

export interface OverviewView {
  readonly kpis: readonly Kpi[];
  readonly grain: 'hour' | 'day';
  readonly buckets: readonly string[];
  /** the period before, bucket by bucket, per metric */
  readonly earlier: Readonly<Record<string, readonly (number | null)[]>>;
  readonly currency: string;
  readonly freshnessMs: number;
}

function viewOf(now: Report, earlier: Report | undefined, { shown, grain, range }: Shape): OverviewView {
  const buckets = bucketsOf(now, range);
  const past = earlier ? bucketsOf(earlier, before(range)) : [];
  return {
    grain,
    buckets,
    currency: now.currency,
    freshnessMs: now.freshness_ms,
    kpis: shown.map((metric) => ({
      metric,
      value: now.totals[metric.name],
      before: earlier?.totals[metric.name],
      series: seriesOf(now, grain, buckets, metric),
    })),
    earlier: Object.fromEntries(shown.map((metric) => [metric.name, earlier ? seriesOf(earlier, grain, past, metric) : []])),
  };
}
